-- Inserts what is new, counts it into the hourly roll-ups, and returns the ids that were new.
-- An id that another transaction is just inserting is waited for. Rows are taken in the order of their keys,
-- so that two processes cannot deadlock.
WITH arrived AS (
    INSERT INTO submissions (organisation, location, n, submission_id, score, answers, comment, language,
        settlement, category, questionnaire_version, counted_at, received_at)
    SELECT r.organisation, r.location, r.n, r.submission_id, r.score, r.answers, r.comment, r.language,
        r.settlement, r.category, r.questionnaire_version, r.counted_at, r.received_at
    FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        AS r (organisation, location, n, submission_id, score, answers, comment, language,
            settlement, category, questionnaire_version, counted_at, received_at)
    ORDER BY r.organisation COLLATE "C", r.submission_id
    ON CONFLICT (organisation, submission_id) DO NOTHING
    RETURNING submission_id, organisation, location, settlement, category, counted_at, score
),
counted AS (
    INSERT INTO hourly_rollups AS h (organisation, level, id, hour, s1, s2, s3, s4, s5, s6, s7, s8, s9, s10)
    SELECT a.organisation, p.level, p.id, date_trunc('hour', a.counted_at, 'UTC'),
        count(*) FILTER (WHERE a.score = 1), count(*) FILTER (WHERE a.score = 2),
        count(*) FILTER (WHERE a.score = 3), count(*) FILTER (WHERE a.score = 4),
        count(*) FILTER (WHERE a.score = 5), count(*) FILTER (WHERE a.score = 6),
        count(*) FILTER (WHERE a.score = 7), count(*) FILTER (WHERE a.score = 8),
        count(*) FILTER (WHERE a.score = 9), count(*) FILTER (WHERE a.score = 10)
    FROM arrived AS a
    CROSS JOIN LATERAL (VALUES
        (0::smallint, a.location), (1::smallint, a.settlement), (2::smallint, a.category), (3::smallint, a.organisation)
    ) AS p (level, id)
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (organisation, level, id, hour) DO UPDATE SET
        s1 = h.s1 + excluded.s1, s2 = h.s2 + excluded.s2, s3 = h.s3 + excluded.s3, s4 = h.s4 + excluded.s4,
        s5 = h.s5 + excluded.s5, s6 = h.s6 + excluded.s6, s7 = h.s7 + excluded.s7, s8 = h.s8 + excluded.s8,
        s9 = h.s9 + excluded.s9, s10 = h.s10 + excluded.s10
)
SELECT organisation, submission_id FROM arrived
