-- One statement, so that the head and the scores are of one snapshot. A location without scores gives one row of nulls.
SELECT h.n, s.n, s.score, s.counted_at
FROM heads AS h
LEFT JOIN submissions AS s
    ON s.organisation = h.organisation AND s.location = h.location AND s.n > $after AND s.counted_at >= $counted_from
WHERE h.organisation = $organisation AND h.location = $location
ORDER BY s.n
