SELECT action, number, kind, level, place, done_at, at, who, text
FROM (SELECT DISTINCT ON (action) * FROM action_changes WHERE organisation = $1 ORDER BY action, number DESC) AS newest
ORDER BY done_at DESC, action
