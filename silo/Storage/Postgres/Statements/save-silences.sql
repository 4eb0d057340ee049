INSERT INTO alarm_silences (organisation, id, level, place, starts, ends, reason, who, ended_by)
SELECT $1, r.id, r.level, r.place, r.starts, r.ends, r.reason, r.who, r.ended_by
FROM unnest($2, $3, $4, $5, $6, $7, $8, $9) AS r (id, level, place, starts, ends, reason, who, ended_by)
ON CONFLICT (organisation, id) DO UPDATE SET ends = excluded.ends, ended_by = excluded.ended_by
