SELECT id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures
FROM alarms
WHERE organisation = $organisation
    AND ($states = '[]' OR state IN (SELECT value FROM json_each($states)))
    AND ($before IS NULL OR since < $before)
ORDER BY since DESC, id DESC
LIMIT $most
