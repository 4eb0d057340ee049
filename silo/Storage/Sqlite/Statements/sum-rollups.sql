-- By key, place for place. The order of the joins is that of the keys.
SELECT coalesce(sum(r.s1), 0), coalesce(sum(r.s2), 0), coalesce(sum(r.s3), 0), coalesce(sum(r.s4), 0), coalesce(sum(r.s5), 0), coalesce(sum(r.s6), 0), coalesce(sum(r.s7), 0), coalesce(sum(r.s8), 0), coalesce(sum(r.s9), 0), coalesce(sum(r.s10), 0)
FROM json_each($ids) AS i
CROSS JOIN hourly_rollups AS r
WHERE r.organisation = $organisation AND r.level = $level AND r.id = i.value AND r.hour >= $from AND r.hour < $to
