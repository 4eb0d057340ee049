-- Inserts submissions that are held, and marks those that were new: they are counted nowhere. Returns the ids that were new. In the order of the keys, as all.
WITH rows AS (
    SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        AS r (organisation, location, n, submission_id, score, answers, comment, language,
            settlement, category, questionnaire_version, counted_at, received_at, held)
),
arrived AS (
    INSERT INTO submissions (organisation, location, n, submission_id, score, answers, comment, language,
        settlement, category, questionnaire_version, counted_at, received_at)
    SELECT r.organisation, r.location, r.n, r.submission_id, r.score, r.answers, r.comment, r.language,
        r.settlement, r.category, r.questionnaire_version, r.counted_at, r.received_at
    FROM rows AS r
    ORDER BY r.organisation COLLATE "C", r.submission_id
    ON CONFLICT (organisation, submission_id) DO NOTHING
    RETURNING organisation, location, n, submission_id
),
marked AS (
    INSERT INTO marks (organisation, location, n, held, counts, score, counted_at, received_at)
    SELECT a.organisation, a.location, a.n, r.held, false, r.score, r.counted_at, r.received_at
    FROM arrived AS a
    JOIN rows AS r ON r.organisation = a.organisation AND r.location = a.location AND r.n = a.n
)
SELECT organisation, submission_id FROM arrived
