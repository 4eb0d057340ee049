-- Planning twice makes it once.
INSERT INTO alarm_notifications (organisation, id, alarm, number, team, member, channel, step, urgent, created_at, due_at, state, attempts, settled_at, result)
VALUES ($organisation, $id, $alarm, $number, $team, $member, $channel, $step, $urgent, $created_at, $due_at, $state, $attempts, $settled_at, $result)
ON CONFLICT (organisation, id) DO NOTHING
