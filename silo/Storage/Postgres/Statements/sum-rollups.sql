SELECT coalesce(sum(s1), 0), coalesce(sum(s2), 0), coalesce(sum(s3), 0), coalesce(sum(s4), 0), coalesce(sum(s5), 0), coalesce(sum(s6), 0), coalesce(sum(s7), 0), coalesce(sum(s8), 0), coalesce(sum(s9), 0), coalesce(sum(s10), 0)
FROM hourly_rollups
WHERE organisation = $1 AND level = $2 AND id = ANY ($3) AND hour >= $4 AND hour < $5
