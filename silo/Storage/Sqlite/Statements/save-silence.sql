INSERT INTO alarm_silences (organisation, id, level, place, starts, ends, reason, who, ended_by)
VALUES ($organisation, $id, $level, $place, $starts, $ends, $reason, $who, $ended_by)
ON CONFLICT (organisation, id) DO UPDATE SET ends = excluded.ends, ended_by = excluded.ended_by
