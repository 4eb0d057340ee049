-- Rules that are not among those in force any more, or not as they were.
UPDATE alarm_rules SET removed = $version, ended = $judged
WHERE organisation = $organisation AND removed IS NULL AND NOT EXISTS (
    SELECT 1 FROM json_each($rules) AS r
    WHERE r.value ->> 'id' = alarm_rules.id AND r.value ->> 'json' = alarm_rules.json AND r.value ->> 'since' = alarm_rules.since)
