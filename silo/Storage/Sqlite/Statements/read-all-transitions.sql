SELECT alarm, number, change, state, at, judged, who, why, figures
FROM alarm_transitions
WHERE organisation = $organisation
ORDER BY alarm, number
