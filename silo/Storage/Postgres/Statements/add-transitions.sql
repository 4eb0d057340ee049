INSERT INTO alarm_transitions (organisation, alarm, number, change, state, at, judged, who, why, figures)
SELECT $1, r.alarm, r.number, r.change, r.state, r.at, r.judged, r.who, r.why, r.figures
FROM unnest($2, $3, $4, $5, $6, $7, $8, $9, $10) AS r (alarm, number, change, state, at, judged, who, why, figures)
