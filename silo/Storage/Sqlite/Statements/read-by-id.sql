SELECT organisation, location, n, submission_id, score, answers, comment, language,
    settlement, category, questionnaire_version, counted_at, received_at
FROM submissions
WHERE organisation = $organisation AND submission_id = $submission_id
