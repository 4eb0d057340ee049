-- Until the transaction ends no other process can use numbers of these locations. In order, as above.
SELECT h.organisation, h.location, h.n
FROM unnest($1, $2) AS r (organisation, location)
JOIN heads AS h ON h.organisation = r.organisation AND h.location = r.location
ORDER BY h.organisation, h.location
FOR UPDATE OF h
