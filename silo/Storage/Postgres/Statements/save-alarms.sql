INSERT INTO alarms (organisation, id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures)
SELECT $1, r.id, r.rule, r.lane, r.severity, r.level, r.subject, r.question, r.choice, r.team, r.state, r.number, r.since, r.opened_at, r.fired_at, r.acknowledged_by, r.reports, r.figures
FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
    AS r (id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures)
ON CONFLICT (organisation, id) DO UPDATE SET
    severity = excluded.severity,
    team = excluded.team,
    state = excluded.state,
    number = excluded.number,
    since = excluded.since,
    fired_at = excluded.fired_at,
    acknowledged_by = excluded.acknowledged_by,
    reports = excluded.reports,
    figures = excluded.figures
