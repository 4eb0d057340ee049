-- The heads of locations that may never have been answered; in order, so that two processes cannot deadlock.
INSERT INTO heads (organisation, location, n)
SELECT r.organisation, r.location, 0
FROM unnest($1, $2) AS r (organisation, location)
ORDER BY r.organisation COLLATE "C", r.location COLLATE "C"
ON CONFLICT (organisation, location) DO NOTHING
