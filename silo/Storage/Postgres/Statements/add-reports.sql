INSERT INTO alarm_reports (organisation, alarm, submission_id, location, n, received_at)
SELECT $1, r.alarm, r.submission_id, r.location, r.n, r.received_at
FROM unnest($2, $3, $4, $5, $6) AS r (alarm, submission_id, location, n, received_at)
