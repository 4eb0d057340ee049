-- Every decision, also those that were replaced; the last column says whether it stands.
SELECT s.organisation, s.location, s.n, s.submission_id, s.score, s.answers, s.comment, s.language,
    s.settlement, s.category, s.questionnaire_version, s.counted_at, s.received_at,
    m.held, d.n, d.verdict, d.change, d.instead, d.at, d.who, d.why, m.decision = d.n
FROM decisions AS d
CROSS JOIN heads AS h ON h.organisation = d.organisation AND h.location = d.location
CROSS JOIN submissions AS s ON s.place = h.place AND s.n = d.submission
LEFT JOIN marks AS m ON m.organisation = s.organisation AND m.location = s.location AND m.n = s.n
WHERE d.organisation = $organisation AND d.at < $before
ORDER BY d.at DESC, d.location DESC, d.n DESC
LIMIT $count
