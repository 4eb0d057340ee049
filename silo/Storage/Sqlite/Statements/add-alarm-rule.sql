INSERT INTO alarm_rules (organisation, id, added, since, who, json)
SELECT $organisation, $id, $version, $since, $who, $json
WHERE NOT EXISTS (SELECT 1 FROM alarm_rules WHERE organisation = $organisation AND id = $id AND removed IS NULL)
