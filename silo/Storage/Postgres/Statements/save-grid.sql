-- Writes nothing unless the version follows the latest; of two at once, the second meets the first's key.
INSERT INTO grid_definitions (organisation, version, imported_at, json)
SELECT $1, $2, $3, $4
WHERE $2 = 1 + coalesce((SELECT max(version) FROM grid_definitions WHERE organisation = $1), 0)
ON CONFLICT (organisation, version) DO NOTHING
