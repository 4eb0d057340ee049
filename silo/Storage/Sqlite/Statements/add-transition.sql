INSERT INTO alarm_transitions (organisation, alarm, number, change, state, at, judged, who, why, figures)
VALUES ($organisation, $alarm, $number, $change, $state, $at, $judged, $who, $why, $figures)
