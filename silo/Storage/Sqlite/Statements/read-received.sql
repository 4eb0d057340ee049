-- What arrived, and what was decided, each at its time. The last column is a JudgedEvent.
SELECT s.location, s.n, s.submission_id, s.score, s.answers, s.counted_at, s.received_at, CASE WHEN m.held IS NULL THEN 0 ELSE 1 END
FROM submissions AS s
LEFT JOIN marks AS m ON m.organisation = s.organisation AND m.location = s.location AND m.n = s.n
WHERE s.organisation = $organisation AND s.received_at >= $from
UNION ALL
SELECT d.location, d.n, s.submission_id, s.score, s.answers, s.counted_at, d.at, CASE d.change WHEN 1 THEN 2 WHEN -1 THEN 3 ELSE 4 END
FROM decisions AS d
CROSS JOIN heads AS h ON h.organisation = d.organisation AND h.location = d.location
CROSS JOIN submissions AS s ON s.place = h.place AND s.n = d.submission
WHERE d.organisation = $organisation AND d.at >= $from
ORDER BY 7, 1, 2
