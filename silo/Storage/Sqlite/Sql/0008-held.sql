-- One row per submission that was ever held or decided on; all others count. "counts" says whether it is part of the sums now, so that readers need
-- not go through the decisions. Held: why it was held when it came, 1 burst, 2 repeat; null when it counted. Nothing says who sent it.
CREATE TABLE marks (
    organisation TEXT    NOT NULL,
    location     TEXT    NOT NULL,
    n            INTEGER NOT NULL,
    held         INTEGER CHECK (held BETWEEN 1 AND 2),
    decision     INTEGER,            -- the number of the decision in force
    counts       INTEGER NOT NULL CHECK (counts IN (0, 1)),
    score        INTEGER NOT NULL,
    counted_at   INTEGER NOT NULL,
    received_at  INTEGER NOT NULL,
    PRIMARY KEY (organisation, location, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX marks_waiting ON marks (organisation, received_at) WHERE decision IS NULL;

-- What staff decided: rows of the log of a location, with numbers of their own. Verdict: 1 released, 2 rejected. Change: what it did to the sums.
CREATE TABLE decisions (
    organisation TEXT    NOT NULL,
    location     TEXT    NOT NULL,
    n            INTEGER NOT NULL,
    submission   INTEGER NOT NULL,
    verdict      INTEGER NOT NULL CHECK (verdict BETWEEN 1 AND 2),
    change       INTEGER NOT NULL CHECK (change BETWEEN -1 AND 1),
    instead      INTEGER,            -- the number of the decision that it replaced
    score        INTEGER NOT NULL,
    counted_at   INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    who          TEXT    NOT NULL,
    why          TEXT,
    PRIMARY KEY (organisation, location, n)
) STRICT, WITHOUT ROWID;

CREATE INDEX decisions_at ON decisions (organisation, at);
