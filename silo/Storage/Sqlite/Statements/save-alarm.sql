INSERT INTO alarms (organisation, id, rule, lane, severity, level, subject, question, choice, team, state, number, since, opened_at, fired_at, acknowledged_by, reports, figures)
VALUES ($organisation, $id, $rule, $lane, $severity, $level, $subject, $question, $choice, $team, $state, $number, $since, $opened_at, $fired_at, $acknowledged_by, $reports, $figures)
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
