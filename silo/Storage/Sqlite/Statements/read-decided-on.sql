SELECT s.organisation, s.location, s.n, s.submission_id, s.score, s.answers, s.comment, s.language,
    s.settlement, s.category, s.questionnaire_version, s.counted_at, s.received_at,
    m.held, d.n, d.verdict, d.change, d.instead, d.at, d.who, d.why
FROM heads AS h
CROSS JOIN submissions AS s ON s.place = h.place
LEFT JOIN marks AS m ON m.organisation = s.organisation AND m.location = s.location AND m.n = s.n
LEFT JOIN decisions AS d ON d.organisation = m.organisation AND d.location = m.location AND d.n = m.decision
WHERE h.organisation = $organisation AND h.location = $location AND s.n = $n
