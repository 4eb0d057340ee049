INSERT INTO alarm_notifications (organisation, id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result)
SELECT $1, r.id, r.alarm, r.number, r.team, r.member, r.channel, r.step, r.urgent, r.created_at, r.due_at, r.state, r.attempts, r.settled_at, r.result
FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    AS r (id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result)
ON CONFLICT (organisation, id) DO UPDATE SET
    due_at = excluded.due_at,
    state = excluded.state,
    attempts = excluded.attempts,
    settled_at = excluded.settled_at,
    result = excluded.result
