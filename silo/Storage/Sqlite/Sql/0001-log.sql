-- The log of all submissions. Times are unix milliseconds (UTC) everywhere in this database.
-- Clustered by location and number, so that a location's tail is one range of pages. What a tail needs stands
-- first, and the texts last, where they may overflow without being read.
CREATE TABLE submissions (
    organisation          TEXT    NOT NULL,
    location              TEXT    NOT NULL,
    n                     INTEGER NOT NULL,
    score                 INTEGER NOT NULL CHECK (score BETWEEN 1 AND 10),
    counted_at            INTEGER NOT NULL,
    received_at           INTEGER NOT NULL,
    submission_id         BLOB    NOT NULL CHECK (length(submission_id) = 16),
    questionnaire_version INTEGER NOT NULL,
    settlement            TEXT    NOT NULL,
    category              TEXT    NOT NULL,
    language              TEXT,
    answers               TEXT,   -- {"question": ["choice", …], …}; null when there are none
    comment               TEXT,
    PRIMARY KEY (organisation, location, n)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX submissions_id ON submissions (submission_id);
CREATE INDEX submissions_received ON submissions (organisation, received_at);

-- The last number that each location used. A number is committed only if it follows.
CREATE TABLE heads (
    organisation TEXT    NOT NULL,
    location     TEXT    NOT NULL,
    n            INTEGER NOT NULL,
    PRIMARY KEY (organisation, location)
) STRICT, WITHOUT ROWID;

-- Scores by the UTC hour they count in. Level: 0 location, 1 settlement, 2 category, 3 organisation.
CREATE TABLE hourly_rollups (
    organisation TEXT    NOT NULL,
    level        INTEGER NOT NULL CHECK (level BETWEEN 0 AND 3),
    id           TEXT    NOT NULL,
    hour         INTEGER NOT NULL CHECK (hour % 3600000 = 0),
    s1  INTEGER NOT NULL,
    s2  INTEGER NOT NULL,
    s3  INTEGER NOT NULL,
    s4  INTEGER NOT NULL,
    s5  INTEGER NOT NULL,
    s6  INTEGER NOT NULL,
    s7  INTEGER NOT NULL,
    s8  INTEGER NOT NULL,
    s9  INTEGER NOT NULL,
    s10 INTEGER NOT NULL,
    PRIMARY KEY (organisation, level, id, hour)
) STRICT, WITHOUT ROWID;

-- One row which the health check writes, to learn whether writing works again.
CREATE TABLE probe (
    id         INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    written_at INTEGER NOT NULL
) STRICT;
INSERT INTO probe (id, written_at) VALUES (1, 0);
