SELECT id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result
FROM alarm_notifications
WHERE organisation = $1 AND ($2 IS NULL OR alarm = $2) AND (cardinality($3) = 0 OR state = ANY ($3)) AND ($4 IS NULL OR created_at < $4)
ORDER BY created_at DESC, id DESC
LIMIT $5
