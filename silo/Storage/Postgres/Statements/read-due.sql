SELECT id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result
FROM alarm_notifications
WHERE organisation = $1 AND channel = $2 AND state = 0 AND due_at <= $3
ORDER BY urgent DESC, due_at, created_at, id
LIMIT $4
