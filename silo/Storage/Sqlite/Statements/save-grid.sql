-- Writes nothing unless the version follows the latest.
INSERT INTO grid_definitions (organisation, version, imported_at, json)
SELECT $organisation, $version, $imported_at, $json
WHERE $version = 1 + coalesce((SELECT max(version) FROM grid_definitions WHERE organisation = $organisation), 0)
