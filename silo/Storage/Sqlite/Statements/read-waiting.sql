-- The marks that wait first: they are few, and their index has their order.
SELECT s.organisation, s.location, s.n, s.submission_id, s.score, s.answers, s.comment, s.language,
    s.settlement, s.category, s.questionnaire_version, s.counted_at, s.received_at,
    m.held, d.n, d.verdict, d.change, d.instead, d.at, d.who, d.why, true
FROM marks AS m
CROSS JOIN heads AS h ON h.organisation = m.organisation AND h.location = m.location
CROSS JOIN submissions AS s ON s.place = h.place AND s.n = m.n
LEFT JOIN decisions AS d ON d.organisation = m.organisation AND d.location = m.location AND d.n = m.decision
WHERE m.organisation = $organisation AND m.decision IS NULL AND m.received_at < $before
ORDER BY m.received_at DESC, m.location DESC, m.n DESC
LIMIT $count
