SELECT id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result
FROM alarm_notifications
WHERE organisation = $organisation
    AND ($alarm IS NULL OR alarm = $alarm)
    AND ($states = '[]' OR state IN (SELECT value FROM json_each($states)))
    AND ($before IS NULL OR created_at < $before)
ORDER BY created_at DESC, id DESC
LIMIT $most
