-- The places first, each with a range of its own pages.
SELECT s.location, s.n, s.submission_id, s.score, s.answers, s.counted_at, s.received_at
FROM json_each($after) AS a
CROSS JOIN submissions AS s ON s.organisation = $organisation AND s.location = a.key AND s.n > a.value
ORDER BY s.location, s.n
