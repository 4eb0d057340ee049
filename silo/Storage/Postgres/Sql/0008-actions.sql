-- What staff say was done, every change of it: the newest of an action is what it is now, the others are its history.
-- Kind: 0 published, 1 edited, 2 withdrawn. A level is that of hourly_rollups, or 4: one category in one settlement.
CREATE TABLE action_changes (
    done_at      timestamptz NOT NULL,
    at           timestamptz NOT NULL,
    action       uuid        NOT NULL,
    number       integer     NOT NULL CHECK (number > 0),
    kind         smallint    NOT NULL CHECK (kind BETWEEN 0 AND 2),
    level        smallint    NOT NULL,
    organisation text COLLATE "C" NOT NULL,
    place        text COLLATE "C" NOT NULL,
    who          text        NOT NULL,
    text         text        NOT NULL,   -- {"bg": "…", …}
    CONSTRAINT action_changes_pkey PRIMARY KEY (organisation, action, number)
);
