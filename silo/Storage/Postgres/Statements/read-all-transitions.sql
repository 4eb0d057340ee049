SELECT alarm, number, change, state, at, judged, who, why, figures
FROM alarm_transitions
WHERE organisation = $1
ORDER BY alarm, number
