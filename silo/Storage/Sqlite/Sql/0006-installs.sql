-- When and where plates were put up, and who said so. Lines are added, and never changed.
CREATE TABLE installs (
    organisation TEXT    NOT NULL,
    location     TEXT    NOT NULL,
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    at           INTEGER NOT NULL,
    recorded_at  INTEGER NOT NULL,
    longitude    REAL,
    latitude     REAL,
    who          TEXT,   -- null where nobody had signed in
    note         TEXT,
    PRIMARY KEY (organisation, location, id)
) STRICT, WITHOUT ROWID;
