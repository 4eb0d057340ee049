-- The log of all submissions. Fixed-width columns stand first: no padding between them.
-- Keys compare by code point ("C") on every server, so that all processes lock rows in one order.
CREATE TABLE submissions (
    n                     bigint      NOT NULL,
    counted_at            timestamptz NOT NULL,
    received_at           timestamptz NOT NULL,
    submission_id         uuid        NOT NULL,
    questionnaire_version integer     NOT NULL,
    score                 smallint    NOT NULL CHECK (score BETWEEN 1 AND 10),
    organisation          text COLLATE "C" NOT NULL,
    location              text COLLATE "C" NOT NULL,
    settlement            text COLLATE "C" NOT NULL,
    category              text COLLATE "C" NOT NULL,
    language              text,
    answers               json,   -- {"question": ["choice", …], …}; null when there are none. Not jsonb, which forgets the order.
    comment               text,
    -- With what a location's tail needs, which then is read from the index alone.
    CONSTRAINT submissions_pkey PRIMARY KEY (organisation, location, n) INCLUDE (score, counted_at)
);

CREATE UNIQUE INDEX submissions_id ON submissions (submission_id);
CREATE INDEX submissions_received ON submissions (organisation, received_at);

-- The last number that each location used. A number is committed only if it follows.
-- Rows are updated all the time; the free space keeps their new versions on the same page.
CREATE TABLE heads (
    n            bigint NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    location     text COLLATE "C" NOT NULL,
    CONSTRAINT heads_pkey PRIMARY KEY (organisation, location)
) WITH (fillfactor = 50);

-- Scores by the UTC hour they count in. Level: 0 location, 1 settlement, 2 category, 3 organisation.
CREATE TABLE hourly_rollups (
    hour timestamptz NOT NULL,
    s1   integer     NOT NULL,
    s2   integer     NOT NULL,
    s3   integer     NOT NULL,
    s4   integer     NOT NULL,
    s5   integer     NOT NULL,
    s6   integer     NOT NULL,
    s7   integer     NOT NULL,
    s8   integer     NOT NULL,
    s9   integer     NOT NULL,
    s10  integer     NOT NULL,
    level        smallint NOT NULL CHECK (level BETWEEN 0 AND 3),
    organisation text COLLATE "C" NOT NULL,
    id           text COLLATE "C" NOT NULL,
    CONSTRAINT hourly_rollups_pkey PRIMARY KEY (organisation, level, id, hour)
) WITH (fillfactor = 80);

-- One row which the health check writes, to learn whether writing works again.
CREATE TABLE probe (
    id         integer     NOT NULL PRIMARY KEY CHECK (id = 1),
    written_at timestamptz NOT NULL
);
INSERT INTO probe (id, written_at) VALUES (1, 'epoch');
