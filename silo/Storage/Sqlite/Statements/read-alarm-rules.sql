SELECT json, since, who FROM alarm_rules WHERE organisation = $organisation AND removed IS NULL ORDER BY id
