INSERT INTO submissions (organisation, location, n, submission_id, score, answers, comment, language,
    settlement, category, questionnaire_version, counted_at, received_at)
VALUES ($organisation, $location, $n, $submission_id, $score, $answers, $comment, $language,
    $settlement, $category, $questionnaire_version, $counted_at, $received_at)
ON CONFLICT (organisation, submission_id) DO NOTHING
