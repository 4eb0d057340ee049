SELECT id, level, place, starts, ends, reason, who, ended_by
FROM alarm_silences
WHERE organisation = $organisation AND ends > $now
ORDER BY starts, id
