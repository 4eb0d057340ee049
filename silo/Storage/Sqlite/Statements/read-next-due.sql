SELECT min(due_at) FROM alarm_notifications WHERE organisation = $organisation AND channel = $channel AND state = 0
