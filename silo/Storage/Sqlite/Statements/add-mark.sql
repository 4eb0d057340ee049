INSERT INTO marks (organisation, location, n, held, decision, counts, score, counted_at, received_at)
VALUES ($organisation, $location, $n, $held, $decision, $counts, $score, $counted_at, $received_at)
ON CONFLICT (organisation, location, n) DO UPDATE SET decision = excluded.decision, counts = excluded.counts
