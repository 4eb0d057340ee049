-- Who may see an organisation's grid. The name is what they sign in with, unique in the deployment, in lower case.
CREATE TABLE staff (
    name          TEXT    NOT NULL,
    organisation  TEXT    NOT NULL,
    password_hash TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;

-- The keys that seal the cookies of staff, shared by every process that serves them.
CREATE TABLE data_protection_keys (
    name TEXT NOT NULL,
    xml  TEXT NOT NULL,
    PRIMARY KEY (name)
) STRICT, WITHOUT ROWID;
