SELECT s.organisation, s.location, s.n, s.submission_id, s.score, s.answers, s.comment, s.language,
    s.settlement, s.category, s.questionnaire_version, s.counted_at, s.received_at
FROM submissions AS s
WHERE s.organisation = $organisation AND NOT EXISTS (SELECT 1 FROM marks AS m WHERE m.organisation = s.organisation AND m.location = s.location AND m.n = s.n AND NOT m.counts)
ORDER BY s.received_at DESC, s.location DESC, s.n DESC
LIMIT $count
