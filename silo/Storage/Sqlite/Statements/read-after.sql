-- The places first, each with a range of the index of its numbers. The last column is a JudgedEvent.
SELECT s.location, s.n, s.submission_id, s.score, s.answers, s.counted_at, s.received_at, CASE WHEN m.held IS NULL THEN 0 ELSE 1 END
FROM json_each($after) AS a
CROSS JOIN heads AS h ON h.organisation = $organisation AND h.location = a.key
CROSS JOIN submissions AS s ON s.place = h.place AND s.n > a.value
LEFT JOIN marks AS m ON m.organisation = s.organisation AND m.location = s.location AND m.n = s.n
UNION ALL
SELECT d.location, d.n, s.submission_id, s.score, s.answers, s.counted_at, d.at, CASE d.change WHEN 1 THEN 2 WHEN -1 THEN 3 ELSE 4 END
FROM json_each($after) AS a
CROSS JOIN decisions AS d ON d.organisation = $organisation AND d.location = a.key AND d.n > a.value
CROSS JOIN heads AS h ON h.organisation = d.organisation AND h.location = d.location
CROSS JOIN submissions AS s ON s.place = h.place AND s.n = d.submission
ORDER BY 1, 2
