-- What staff say was done, every change of it: the newest of an action is what it is now, the others are its history.
-- Kind: 0 published, 1 edited, 2 withdrawn. A level is that of hourly_rollups, or 4: one category in one settlement.
CREATE TABLE action_changes (
    organisation TEXT    NOT NULL,
    action       BLOB    NOT NULL CHECK (length(action) = 16),
    number       INTEGER NOT NULL CHECK (number > 0),
    kind         INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
    level        INTEGER NOT NULL,
    place        TEXT    NOT NULL,
    done_at      INTEGER NOT NULL,
    at           INTEGER NOT NULL,
    who          TEXT    NOT NULL,
    text         TEXT    NOT NULL,   -- {"bg": "…", …}
    PRIMARY KEY (organisation, action, number)
) STRICT, WITHOUT ROWID;
