-- Writes nothing unless the number follows the newest.
INSERT INTO action_changes (organisation, action, number, kind, level, place, done_at, at, who, text)
SELECT $organisation, $action, $number, $kind, $level, $place, $done_at, $at, $who, $text
WHERE $number = 1 + coalesce((SELECT max(number) FROM action_changes WHERE organisation = $organisation AND action = $action), 0)
