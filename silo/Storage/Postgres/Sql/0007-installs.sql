-- When and where plates were put up, and who said so. Lines are added, and never changed.
CREATE TABLE installs (
    at           timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    id           uuid NOT NULL,
    longitude    double precision,
    latitude     double precision,
    organisation text COLLATE "C" NOT NULL,
    location     text COLLATE "C" NOT NULL,
    who          text,   -- null where nobody had signed in
    note         text,
    CONSTRAINT installs_pkey PRIMARY KEY (organisation, location, id)
);
