SELECT hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10
FROM hourly_rollups
WHERE organisation = $organisation AND level = $level AND id = $id AND hour >= $from AND hour < $to
ORDER BY hour
