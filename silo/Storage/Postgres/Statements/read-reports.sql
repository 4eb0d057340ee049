SELECT alarm, location, n, submission_id, received_at
FROM alarm_reports
WHERE organisation = $1 AND received_at >= $2
ORDER BY received_at, location, n, alarm
