-- One batch of the log in one statement: a process that freezes while it sends this holds nothing yet.
-- Moves the heads of the locations whose numbers follow; inserts of those the submissions whose ids are new, an id that another transaction is just
-- inserting being waited for; counts them into the hourly roll-ups, or marks them where they are held. Returns the locations that moved, and the ids
-- that were new. All but the heads, which two processes want only while one takes over from the other, are taken in the order of their keys, so that
-- two processes cannot deadlock.
WITH places AS (
    SELECT p.organisation, p.location, p.first, p.last FROM unnest($1, $2, $3, $4) AS p (organisation, location, first, last)
),
moved AS (
    UPDATE heads AS h
    SET n = p.last
    FROM places AS p
    WHERE p.first > 1 AND h.organisation = p.organisation AND h.location = p.location AND h.n = p.first - 1
    RETURNING h.organisation, h.location
),
-- A location that was never answered has no head, or one at 0.
begun AS (
    INSERT INTO heads AS h (organisation, location, n)
    SELECT p.organisation, p.location, p.last
    FROM places AS p
    WHERE p.first = 1
    ORDER BY p.organisation COLLATE "C", p.location COLLATE "C"
    ON CONFLICT (organisation, location) DO UPDATE SET n = excluded.n WHERE h.n = 0
    RETURNING h.organisation, h.location
),
admitted AS (
    SELECT organisation, location FROM moved UNION ALL SELECT organisation, location FROM begun
),
arrived AS (
    INSERT INTO submissions (organisation, location, n, submission_id, score, answers, comment, language,
        settlement, category, questionnaire_version, counted_at, received_at)
    SELECT r.organisation, r.location, r.n, r.submission_id, r.score, r.answers, r.comment, r.language,
        r.settlement, r.category, r.questionnaire_version, r.counted_at, r.received_at
    FROM unnest($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        AS r (organisation, location, n, submission_id, score, answers, comment, language,
            settlement, category, questionnaire_version, counted_at, received_at)
    JOIN admitted AS a ON a.organisation = r.organisation AND a.location = r.location
    ORDER BY r.organisation COLLATE "C", r.submission_id
    ON CONFLICT (organisation, submission_id) DO NOTHING
    RETURNING submission_id, organisation, location, n, settlement, category, counted_at, received_at, score
),
-- Mostly there are none.
held AS (
    SELECT h.organisation, h.location, h.n, h.held FROM unnest($18, $19, $20, $21) AS h (organisation, location, n, held)
),
marked AS (
    INSERT INTO marks (organisation, location, n, held, counts, score, counted_at, received_at)
    SELECT a.organisation, a.location, a.n, h.held, false, a.score, a.counted_at, a.received_at
    FROM held AS h
    JOIN arrived AS a ON a.organisation = h.organisation AND a.location = h.location AND a.n = h.n
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
    WHERE NOT EXISTS (SELECT 1 FROM held AS h WHERE h.organisation = a.organisation AND h.location = a.location AND h.n = a.n)
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (organisation, level, id, hour) DO UPDATE SET
        s1 = h.s1 + excluded.s1, s2 = h.s2 + excluded.s2, s3 = h.s3 + excluded.s3, s4 = h.s4 + excluded.s4,
        s5 = h.s5 + excluded.s5, s6 = h.s6 + excluded.s6, s7 = h.s7 + excluded.s7, s8 = h.s8 + excluded.s8,
        s9 = h.s9 + excluded.s9, s10 = h.s10 + excluded.s10
)
SELECT organisation, location, NULL::uuid FROM admitted
UNION ALL
SELECT organisation, NULL, submission_id FROM arrived
