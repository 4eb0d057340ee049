SELECT id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result
FROM alarm_notifications
WHERE organisation = $1 AND id = $2
