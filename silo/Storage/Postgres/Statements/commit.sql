-- One batch of the log in one statement: a process that freezes while it sends this holds nothing yet.
-- Moves the heads of the locations whose numbers follow; inserts of those the submissions whose ids are new, an id that another transaction is just
-- inserting being waited for; counts them into the hourly roll-ups, or marks them where they are held. Returns one row: the locations that did not
-- move, by their place in the list, and how many submissions were new. All but the heads, which two processes want only while one takes over from the
-- other, are taken in the order of their keys, so that two processes cannot deadlock.
-- The plan is made once and kept, for no more than a handful of rows: so nothing that can be long is joined to anything else that can.
WITH moved AS (
    UPDATE heads AS h
    SET n = p.last
    FROM unnest($1, $2, $3, $4) WITH ORDINALITY AS p (organisation, location, first, last, place)
    WHERE h.organisation = p.organisation AND h.location = p.location AND h.n = p.first - 1
    RETURNING p.place
),
-- Almost always there are none.
fenced AS (
    SELECT coalesce(array_agg(p.place), '{}') AS places
    FROM unnest($1) WITH ORDINALITY AS p (organisation, place)
    WHERE p.place NOT IN (SELECT m.place FROM moved AS m)
),
arrived AS (
    INSERT INTO submissions (organisation, location, n, submission_id, score, answers, comment, language,
        settlement, category, questionnaire_version, counted_at, received_at)
    SELECT r.organisation, r.location, r.n, r.submission_id, r.score, r.answers, r.comment, r.language,
        r.settlement, r.category, r.questionnaire_version, r.counted_at, r.received_at
    FROM unnest($5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) WITH ORDINALITY
        AS r (place, organisation, location, n, submission_id, score, answers, comment, language,
            settlement, category, questionnaire_version, counted_at, received_at, row)
    WHERE r.place <> ALL ((SELECT f.places FROM fenced AS f)::bigint[])
    ORDER BY r.organisation COLLATE "C", r.submission_id, r.row
    ON CONFLICT (organisation, submission_id) DO NOTHING
    RETURNING organisation, location, n, settlement, category, counted_at, received_at, score
),
marked AS (
    INSERT INTO marks (organisation, location, n, held, counts, score, counted_at, received_at)
    SELECT a.organisation, a.location, a.n, h.held, false, a.score, a.counted_at, a.received_at
    FROM unnest($19, $20, $21, $22) AS h (organisation, location, n, held)
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
    WHERE (a.organisation, a.location, a.n) NOT IN (
        SELECT h.organisation, h.location, h.n FROM unnest($19, $20, $21) AS h (organisation, location, n))
    GROUP BY 1, 2, 3, 4
    ORDER BY 1, 2, 3, 4
    ON CONFLICT (organisation, level, id, hour) DO UPDATE SET
        s1 = h.s1 + excluded.s1, s2 = h.s2 + excluded.s2, s3 = h.s3 + excluded.s3, s4 = h.s4 + excluded.s4,
        s5 = h.s5 + excluded.s5, s6 = h.s6 + excluded.s6, s7 = h.s7 + excluded.s7, s8 = h.s8 + excluded.s8,
        s9 = h.s9 + excluded.s9, s10 = h.s10 + excluded.s10
)
SELECT f.places, (SELECT count(*) FROM arrived) FROM fenced AS f
