-- The log in the order of its arrival, with a narrow index beside it, in place of one that is kept in the order of the locations: a batch then goes to
-- the end of the table, where before each of its rows went to a page of its own and split every third one. What a row is found by is a short number of
-- its location, which stands with the location's head.
ALTER TABLE heads RENAME TO heads_by_name;

-- The last number that each location used. A number is committed only if it follows.
CREATE TABLE heads (
    place        INTEGER NOT NULL PRIMARY KEY,
    organisation TEXT    NOT NULL,
    location     TEXT    NOT NULL,
    n            INTEGER NOT NULL,
    UNIQUE (organisation, location)
) STRICT;

INSERT INTO heads (organisation, location, n) SELECT organisation, location, n FROM heads_by_name ORDER BY organisation, location;
DROP TABLE heads_by_name;

-- There are none without a head, but where somebody repaired the database by hand.
INSERT INTO heads (organisation, location, n)
SELECT organisation, location, max(n) FROM submissions WHERE true GROUP BY organisation, location
ON CONFLICT DO NOTHING;

ALTER TABLE submissions RENAME TO submissions_by_location;
DROP INDEX submissions_id;
DROP INDEX submissions_received;

-- What the windows and alarms need stands first, and the texts last, where they may overflow without being read.
CREATE TABLE submissions (
    arrival               INTEGER NOT NULL PRIMARY KEY, -- in the order of the commits; of earlier versions', by the time of arrival
    place                 INTEGER NOT NULL,             -- the location's, in heads
    n                     INTEGER NOT NULL,
    score                 INTEGER NOT NULL CHECK (score BETWEEN 1 AND 10),
    counted_at            INTEGER NOT NULL,
    received_at           INTEGER NOT NULL,
    submission_id         BLOB    NOT NULL CHECK (length(submission_id) = 16),
    questionnaire_version INTEGER NOT NULL,
    organisation          TEXT    NOT NULL,
    location              TEXT    NOT NULL,
    settlement            TEXT    NOT NULL,
    category              TEXT    NOT NULL,
    language              TEXT,
    answers               TEXT,   -- {"question": ["choice", …], …}; null when there are none
    comment               TEXT
) STRICT;

INSERT INTO submissions (place, n, score, counted_at, received_at, submission_id, questionnaire_version,
    organisation, location, settlement, category, language, answers, comment)
SELECT h.place, s.n, s.score, s.counted_at, s.received_at, s.submission_id, s.questionnaire_version,
    s.organisation, s.location, s.settlement, s.category, s.language, s.answers, s.comment
FROM submissions_by_location AS s
JOIN heads AS h ON h.organisation = s.organisation AND h.location = s.location
ORDER BY s.received_at;
DROP TABLE submissions_by_location;

CREATE UNIQUE INDEX submissions_n ON submissions (place, n);
-- An id counts once in its organisation. It stands first because ids differ in their first bytes.
CREATE UNIQUE INDEX submissions_id ON submissions (submission_id, organisation);
CREATE INDEX submissions_received ON submissions (organisation, received_at);
-- With what a location's tail needs, which then is read from the index alone, and of a long log no more than is still in a window.
CREATE INDEX submissions_counted ON submissions (place, counted_at, n, score);
