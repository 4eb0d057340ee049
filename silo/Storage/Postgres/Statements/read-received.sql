SELECT location, n, submission_id, score, answers, counted_at, received_at
FROM submissions
WHERE organisation = $1 AND received_at >= $2
ORDER BY received_at, location, n
