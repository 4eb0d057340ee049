SELECT alarm, location, n, submission_id, received_at
FROM alarm_reports
WHERE organisation = $organisation AND received_at >= $received_from
ORDER BY received_at, location, n, alarm
