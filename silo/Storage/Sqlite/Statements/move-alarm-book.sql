-- Changes nothing when another commit came between.
INSERT INTO alarm_books (organisation, version, judged, definition, defined)
SELECT $organisation, 1 + $follows, $judged, $definition, coalesce($defined, '[]')
WHERE $follows = coalesce((SELECT version FROM alarm_books WHERE organisation = $organisation), 0)
ON CONFLICT (organisation) DO UPDATE SET
    version = excluded.version,
    judged = excluded.judged,
    definition = CASE WHEN $defined IS NULL THEN definition ELSE excluded.definition END,
    defined = CASE WHEN $defined IS NULL THEN defined ELSE excluded.defined END
