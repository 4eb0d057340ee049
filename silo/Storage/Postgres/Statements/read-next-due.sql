SELECT min(due_at) FROM alarm_notifications WHERE organisation = $1 AND channel = $2 AND state = 0
