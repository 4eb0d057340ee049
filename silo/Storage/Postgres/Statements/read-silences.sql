SELECT id, level, place, starts, ends, reason, who, ended_by
FROM alarm_silences
WHERE organisation = $1 AND ends > $2
ORDER BY starts, id
