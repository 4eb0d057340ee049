-- Every imported version of an organisation's grid; the highest is in force.
CREATE TABLE grid_definitions (
    organisation TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    imported_at  INTEGER NOT NULL,
    json         TEXT    NOT NULL,
    PRIMARY KEY (organisation, version)
) STRICT;

CREATE TABLE grain_states (
    state_name TEXT    NOT NULL,
    grain_type TEXT    NOT NULL,
    grain_key  TEXT    NOT NULL,
    etag       INTEGER NOT NULL,
    payload    BLOB    NOT NULL,
    PRIMARY KEY (state_name, grain_type, grain_key)
) STRICT;

-- The period in milliseconds.
CREATE TABLE reminders (
    grain_type TEXT    NOT NULL,
    grain_key  TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    first_due  INTEGER NOT NULL,
    period     INTEGER NOT NULL,
    PRIMARY KEY (grain_type, grain_key, name)
) STRICT, WITHOUT ROWID;
