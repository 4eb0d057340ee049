-- One row per submission that was ever held or decided on; all others count. "counts" says whether it is part of the sums now, so that readers need
-- not go through the decisions. Held: why it was held when it came, 1 burst, 2 repeat; null when it counted. Nothing says who sent it.
CREATE TABLE marks (
    n            bigint      NOT NULL,
    decision     bigint,             -- the number of the decision in force
    counted_at   timestamptz NOT NULL,
    received_at  timestamptz NOT NULL,
    held         smallint CHECK (held BETWEEN 1 AND 2),
    score        smallint    NOT NULL,
    counts       boolean     NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    location     text COLLATE "C" NOT NULL,
    CONSTRAINT marks_pkey PRIMARY KEY (organisation, location, n)
);

CREATE INDEX marks_waiting ON marks (organisation, received_at) WHERE decision IS NULL;

-- What staff decided: rows of the log of a location, with numbers of their own. Verdict: 1 released, 2 rejected. Change: what it did to the sums.
CREATE TABLE decisions (
    n            bigint      NOT NULL,
    submission   bigint      NOT NULL,
    instead      bigint,             -- the number of the decision that it replaced
    counted_at   timestamptz NOT NULL,
    at           timestamptz NOT NULL,
    verdict      smallint    NOT NULL CHECK (verdict BETWEEN 1 AND 2),
    change       smallint    NOT NULL CHECK (change BETWEEN -1 AND 1),
    score        smallint    NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    location     text COLLATE "C" NOT NULL,
    who          text        NOT NULL,
    why          text,
    CONSTRAINT decisions_pkey PRIMARY KEY (organisation, location, n)
);

CREATE INDEX decisions_at ON decisions (organisation, at);
