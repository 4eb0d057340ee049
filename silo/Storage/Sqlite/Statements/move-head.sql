INSERT INTO heads (organisation, location, n)
VALUES ($organisation, $location, $n)
ON CONFLICT (organisation, location) DO UPDATE SET n = excluded.n
