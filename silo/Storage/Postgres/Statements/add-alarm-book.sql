-- Of two that begin at once, the second waits for the first and then changes nothing.
INSERT INTO alarm_books (organisation, version, judged, definition, defined)
VALUES ($1, 1, $2, $3, coalesce($4, '[]'))
ON CONFLICT (organisation) DO NOTHING
RETURNING version
