SELECT s.location, s.n, s.submission_id, s.score, s.answers, s.counted_at, s.received_at
FROM unnest($2, $3) AS a (location, n)
JOIN submissions AS s ON s.organisation = $1 AND s.location = a.location AND s.n > a.n
ORDER BY s.location, s.n
