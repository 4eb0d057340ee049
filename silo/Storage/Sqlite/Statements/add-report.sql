INSERT INTO alarm_reports (organisation, alarm, submission_id, location, n, received_at)
VALUES ($organisation, $alarm, $submission_id, $location, $n, $received_at)
