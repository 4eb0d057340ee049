INSERT INTO submissions (place, n, score, counted_at, received_at, submission_id, questionnaire_version,
    organisation, location, settlement, category, language, answers, comment)
VALUES ($place, $n, $score, $counted_at, $received_at, $submission_id, $questionnaire_version,
    $organisation, $location, $settlement, $category, $language, $answers, $comment)
ON CONFLICT (submission_id, organisation) DO NOTHING
