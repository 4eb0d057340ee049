SELECT id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures
FROM alarms
WHERE organisation = $1 AND (cardinality($2) = 0 OR state = ANY ($2)) AND ($3 IS NULL OR since < $3)
ORDER BY since DESC, id DESC
LIMIT $4
