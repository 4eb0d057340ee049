SELECT alarm, number, change, state, at, judged, who, why, figures
FROM alarm_transitions
WHERE organisation = $1 AND alarm = $2
ORDER BY number
