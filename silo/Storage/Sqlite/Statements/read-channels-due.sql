SELECT DISTINCT channel FROM alarm_notifications WHERE organisation = $organisation AND state = 0 AND due_at <= $by ORDER BY channel
