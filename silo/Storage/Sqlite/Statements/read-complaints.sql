-- The newest numbers of each location, whatever their time: a bounded read. The order of the joins is that of the keys.
SELECT s.location, s.answers
FROM json_each($locations) AS l
CROSS JOIN heads AS h
CROSS JOIN submissions AS s
WHERE h.organisation = $organisation AND h.location = l.value
    AND s.place = h.place AND s.n > h.n - $each
    AND s.score <= 4 AND s.counted_at BETWEEN $from AND $to AND s.answers IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM marks AS m WHERE m.organisation = s.organisation AND m.location = s.location AND m.n = s.n AND NOT m.counts)
