-- An id is one of the organisation that it was sent to: the same one sent to two is two submissions, and what either is
-- told says nothing of the other.
DROP INDEX submissions_id;
CREATE UNIQUE INDEX submissions_id ON submissions (organisation, submission_id);
