-- Every imported version of an organisation's grid; the highest is in force.
CREATE TABLE grid_definitions (
    organisation text COLLATE "C" NOT NULL,
    version      integer     NOT NULL,
    imported_at  timestamptz NOT NULL,
    json         text        NOT NULL,
    CONSTRAINT grid_definitions_pkey PRIMARY KEY (organisation, version)
);

CREATE TABLE grain_states (
    etag       bigint NOT NULL,
    state_name text COLLATE "C" NOT NULL,
    grain_type text COLLATE "C" NOT NULL,
    grain_key  text COLLATE "C" NOT NULL,
    payload    bytea NOT NULL,
    CONSTRAINT grain_states_pkey PRIMARY KEY (state_name, grain_type, grain_key)
);

-- The period in milliseconds.
CREATE TABLE reminders (
    first_due  timestamptz NOT NULL,
    period     bigint NOT NULL,
    grain_type text COLLATE "C" NOT NULL,
    grain_key  text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    CONSTRAINT reminders_pkey PRIMARY KEY (grain_type, grain_key, name)
);
