SELECT json, since, who FROM alarm_rules WHERE organisation = $1 AND removed IS NULL ORDER BY id
