SELECT action, number, kind, level, place, done_at, at, who, text
FROM action_changes
WHERE organisation = $1 AND action = $2
ORDER BY number
