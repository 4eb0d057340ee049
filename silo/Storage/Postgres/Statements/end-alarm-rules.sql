-- Rules that are not among those in force any more, or not as they were.
UPDATE alarm_rules AS old SET removed = $2, ended = $3
WHERE old.organisation = $1 AND old.removed IS NULL AND NOT EXISTS (
    SELECT 1 FROM unnest($4, $5, $6) AS r (id, since, json)
    WHERE r.id = old.id AND r.since = old.since AND r.json = old.json)
