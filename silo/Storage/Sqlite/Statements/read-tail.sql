-- One statement, so that the head and the scores are of one snapshot. A location without scores gives one row of nulls. What was held is
-- added and taken out again under one number: the submissions need not be asked for more than stands first in them.
SELECT h.n, s.n, s.score, s.counted_at, 1
FROM heads AS h
LEFT JOIN submissions AS s
    ON s.place = h.place AND s.n > $after AND s.counted_at >= $counted_from
WHERE h.organisation = $organisation AND h.location = $location
UNION ALL
SELECT h.n, m.n, m.score, m.counted_at, -1
FROM heads AS h
JOIN marks AS m ON m.organisation = h.organisation AND m.location = h.location AND m.n > $after AND m.counted_at >= $counted_from
WHERE h.organisation = $organisation AND h.location = $location AND m.held IS NOT NULL
UNION ALL
SELECT h.n, d.n, d.score, d.counted_at, d.change
FROM heads AS h
JOIN decisions AS d ON d.organisation = h.organisation AND d.location = h.location AND d.n > $after AND d.counted_at >= $counted_from
WHERE h.organisation = $organisation AND h.location = $location AND d.change <> 0
ORDER BY 2, 5 DESC
