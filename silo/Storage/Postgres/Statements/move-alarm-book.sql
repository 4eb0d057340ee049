-- Changes nothing when another commit came between. Until the transaction ends no other can come.
UPDATE alarm_books SET
    version = 1 + $2,
    judged = $3,
    definition = CASE WHEN $5::text IS NULL THEN definition ELSE $4 END,
    defined = coalesce($5, defined)
WHERE organisation = $1 AND version = $2
RETURNING version
