-- Writes nothing unless the number follows the newest; of two at once, the second meets the first's key.
INSERT INTO action_changes (organisation, action, number, kind, level, place, done_at, at, who, text)
SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10
WHERE $3 = 1 + coalesce((SELECT max(number) FROM action_changes WHERE organisation = $1 AND action = $2), 0)
ON CONFLICT (organisation, action, number) DO NOTHING
