SELECT action, number, kind, level, place, done_at, at, who, text
FROM action_changes
WHERE organisation = $organisation AND action = $action
ORDER BY number
