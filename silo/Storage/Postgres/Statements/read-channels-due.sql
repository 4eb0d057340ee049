SELECT DISTINCT channel FROM alarm_notifications WHERE organisation = $1 AND state = 0 AND due_at <= $2 ORDER BY channel
