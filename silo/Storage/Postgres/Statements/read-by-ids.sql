SELECT organisation, location, n, submission_id, score, answers, comment, language,
    settlement, category, questionnaire_version, counted_at, received_at
FROM submissions
WHERE (organisation, submission_id) IN (SELECT r.organisation, r.submission_id FROM unnest($1, $2) AS r (organisation, submission_id))
