INSERT INTO decisions (organisation, location, n, submission, verdict, change, instead, score, counted_at, at, who, why)
VALUES ($organisation, $location, $n, $submission, $verdict, $change, $instead, $score, $counted_at, $at, $who, $why)
