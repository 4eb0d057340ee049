-- Who may see an organisation's grid. The name is what they sign in with, unique in the deployment, in lower case.
CREATE TABLE staff (
    created_at    timestamptz NOT NULL,
    name          text COLLATE "C" NOT NULL,
    organisation  text COLLATE "C" NOT NULL,
    password_hash text NOT NULL,
    CONSTRAINT staff_pkey PRIMARY KEY (name)
);

-- The keys that seal the cookies of staff, shared by every process that serves them.
CREATE TABLE data_protection_keys (
    name text COLLATE "C" NOT NULL,
    xml  text NOT NULL,
    CONSTRAINT data_protection_keys_pkey PRIMARY KEY (name)
);
