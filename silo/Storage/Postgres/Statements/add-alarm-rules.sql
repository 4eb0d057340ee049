INSERT INTO alarm_rules (organisation, id, added, since, who, json)
SELECT $1, r.id, $2, r.since, r.who, r.json
FROM unnest($3, $4, $5, $6) AS r (id, since, who, json)
WHERE NOT EXISTS (SELECT 1 FROM alarm_rules AS old WHERE old.organisation = $1 AND old.id = r.id AND old.removed IS NULL)
