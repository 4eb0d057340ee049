SELECT location, n, submission_id, score, answers, counted_at, received_at
FROM submissions
WHERE organisation = $organisation AND received_at >= $from
ORDER BY received_at, location, n
