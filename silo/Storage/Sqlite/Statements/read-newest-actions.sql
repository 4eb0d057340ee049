SELECT c.action, c.number, c.kind, c.level, c.place, c.done_at, c.at, c.who, c.text
FROM action_changes AS c
WHERE c.organisation = $organisation
    AND c.number = (SELECT max(number) FROM action_changes WHERE organisation = c.organisation AND action = c.action)
ORDER BY c.done_at DESC, c.action
