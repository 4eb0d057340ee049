UPDATE heads AS h
SET n = r.n
FROM unnest($1, $2, $3) AS r (organisation, location, n)
WHERE h.organisation = r.organisation AND h.location = r.location
