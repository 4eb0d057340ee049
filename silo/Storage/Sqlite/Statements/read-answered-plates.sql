-- The first and the last row of each location are at the ends of its numbers. A head without rows has numbers
-- that only repeated submissions used.
SELECT location, first_at, last_at
FROM (
    SELECT
        location,
        (SELECT received_at FROM submissions s WHERE s.place = h.place ORDER BY n LIMIT 1) AS first_at,
        (SELECT received_at FROM submissions s WHERE s.place = h.place ORDER BY n DESC LIMIT 1) AS last_at
    FROM heads h
    WHERE organisation = $organisation
) AS answered
WHERE first_at IS NOT NULL
