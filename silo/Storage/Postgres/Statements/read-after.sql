-- The last column is a JudgedEvent.
SELECT s.location, s.n, s.submission_id, s.score, s.answers, s.counted_at, s.received_at, CASE WHEN m.held IS NULL THEN 0 ELSE 1 END
FROM unnest($2, $3) AS a (location, n)
JOIN submissions AS s ON s.organisation = $1 AND s.location = a.location AND s.n > a.n
LEFT JOIN marks AS m ON m.organisation = s.organisation AND m.location = s.location AND m.n = s.n
UNION ALL
SELECT d.location, d.n, s.submission_id, s.score, s.answers, s.counted_at, d.at, CASE d.change WHEN 1 THEN 2 WHEN -1 THEN 3 ELSE 4 END
FROM unnest($2, $3) AS a (location, n)
JOIN decisions AS d ON d.organisation = $1 AND d.location = a.location AND d.n > a.n
JOIN submissions AS s ON s.organisation = d.organisation AND s.location = d.location AND s.n = d.submission
ORDER BY 1, 2
