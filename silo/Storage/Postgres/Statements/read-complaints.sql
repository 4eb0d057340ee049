-- The newest numbers of each location, whatever their time: a bounded read.
SELECT s.location, s.answers
FROM heads AS h
JOIN submissions AS s ON s.organisation = h.organisation AND s.location = h.location AND s.n > h.n - $3
WHERE h.organisation = $1 AND h.location = ANY ($2)
    AND s.score <= 4 AND s.counted_at BETWEEN $4 AND $5 AND s.answers IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM marks AS m WHERE m.organisation = s.organisation AND m.location = s.location AND m.n = s.n AND NOT m.counts)
