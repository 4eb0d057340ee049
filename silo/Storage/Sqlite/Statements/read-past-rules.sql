SELECT json, since, who, ended FROM alarm_rules WHERE organisation = $organisation ORDER BY id, added
