SELECT hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10
FROM hourly_rollups
WHERE organisation = $1 AND level = $2 AND id = $3 AND hour >= $4 AND hour < $5
ORDER BY hour
