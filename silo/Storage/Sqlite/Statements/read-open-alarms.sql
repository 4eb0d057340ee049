SELECT id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures
FROM alarms
WHERE organisation = $organisation AND state <> 3
UNION ALL
SELECT id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures
FROM alarms
WHERE organisation = $organisation AND state = 3 AND since >= $resolved_since
ORDER BY since, id
