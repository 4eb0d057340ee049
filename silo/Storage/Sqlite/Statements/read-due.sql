SELECT id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result
FROM alarm_notifications
WHERE organisation = $organisation AND channel = $channel AND state = 0 AND due_at <= $now
ORDER BY urgent DESC, due_at, created_at, id
LIMIT $most
