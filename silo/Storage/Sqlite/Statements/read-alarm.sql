SELECT id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures
FROM alarms
WHERE organisation = $organisation AND id = $id
