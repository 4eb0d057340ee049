SELECT id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures
FROM alarms
WHERE organisation = $1 AND id = $2
