-- Decisions about submissions of one location, each submission at most once, with their marks and what they do to the hourly roll-ups.
WITH rows AS (
    SELECT * FROM unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
        AS r (n, submission, verdict, change, instead, score, counted_at, received_at, at, who, why, held, settlement, category)
),
decided AS (
    INSERT INTO decisions (organisation, location, n, submission, verdict, change, instead, score, counted_at, at, who, why)
    SELECT $1, $2, r.n, r.submission, r.verdict, r.change, r.instead, r.score, r.counted_at, r.at, r.who, r.why FROM rows AS r
),
marked AS (
    INSERT INTO marks (organisation, location, n, held, decision, counts, score, counted_at, received_at)
    SELECT $1, $2, r.submission, r.held, r.n, r.verdict = 1, r.score, r.counted_at, r.received_at FROM rows AS r
    ON CONFLICT (organisation, location, n) DO UPDATE SET decision = excluded.decision, counts = excluded.counts
)
INSERT INTO hourly_rollups AS h (organisation, level, id, hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10)
SELECT $1, p.level, p.id, date_trunc('hour', r.counted_at, 'UTC'),
    sum(CASE WHEN r.score = 1 THEN r.change ELSE 0 END), sum(CASE WHEN r.score = 2 THEN r.change ELSE 0 END),
    sum(CASE WHEN r.score = 3 THEN r.change ELSE 0 END), sum(CASE WHEN r.score = 4 THEN r.change ELSE 0 END),
    sum(CASE WHEN r.score = 5 THEN r.change ELSE 0 END), sum(CASE WHEN r.score = 6 THEN r.change ELSE 0 END),
    sum(CASE WHEN r.score = 7 THEN r.change ELSE 0 END), sum(CASE WHEN r.score = 8 THEN r.change ELSE 0 END),
    sum(CASE WHEN r.score = 9 THEN r.change ELSE 0 END), sum(CASE WHEN r.score = 10 THEN r.change ELSE 0 END)
FROM rows AS r
CROSS JOIN LATERAL (VALUES (0::smallint, $2), (1::smallint, r.settlement), (2::smallint, r.category), (3::smallint, $1)) AS p (level, id)
WHERE r.change <> 0
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
ON CONFLICT (organisation, level, id, hour) DO UPDATE SET
    s1 = h.s1 + excluded.s1, s2 = h.s2 + excluded.s2, s3 = h.s3 + excluded.s3, s4 = h.s4 + excluded.s4, s5 = h.s5 + excluded.s5,
    s6 = h.s6 + excluded.s6, s7 = h.s7 + excluded.s7, s8 = h.s8 + excluded.s8, s9 = h.s9 + excluded.s9, s10 = h.s10 + excluded.s10
