SELECT organisation, location, n, submission_id, score, answers, comment, language,
    settlement, category, questionnaire_version, counted_at, received_at
FROM submissions
WHERE organisation = $1
ORDER BY received_at DESC, location DESC, n DESC
LIMIT $2
