SELECT json, since, who, ended FROM alarm_rules WHERE organisation = $1 ORDER BY id, added
