-- One statement, so that the head and the scores are of one snapshot. A location without scores gives one row of nulls. What was held is
-- added and taken out again under one number: the submissions can still be read from their index alone.
SELECT h.n, t.n, t.score, t.counted_at, t.change
FROM heads AS h
LEFT JOIN LATERAL (
    SELECT s.n, s.score, s.counted_at, 1::smallint AS change
    FROM submissions AS s
    WHERE s.organisation = h.organisation AND s.location = h.location AND s.n > $3 AND s.counted_at >= $4
    UNION ALL
    SELECT m.n, m.score, m.counted_at, -1::smallint
    FROM marks AS m
    WHERE m.organisation = h.organisation AND m.location = h.location AND m.n > $3 AND m.counted_at >= $4 AND m.held IS NOT NULL
    UNION ALL
    SELECT d.n, d.score, d.counted_at, d.change
    FROM decisions AS d
    WHERE d.organisation = h.organisation AND d.location = h.location AND d.n > $3 AND d.counted_at >= $4 AND d.change <> 0
) AS t ON true
WHERE h.organisation = $1 AND h.location = $2
ORDER BY t.n, t.change DESC
