-- What the ADO.NET providers of Orleans need. They know one table, OrleansQuery, and send the statements that they find
-- there under their keys; the names of parameters and of result columns are theirs, everything else is ours.
-- An ETag is an integer to them. These numbers come from one sequence, so that none comes back after a row was deleted:
-- an activation that still holds the deleted row's cannot overwrite its successor.
CREATE SEQUENCE orleans_etags AS integer CYCLE;

CREATE TABLE OrleansQuery (
    QueryKey  text COLLATE "C" NOT NULL PRIMARY KEY,
    QueryText text NOT NULL
);

-- States of grains. A key that is a number or a UUID stands in n0 and n1; a text, or what follows a number, in extension.
-- The payload of a state that was cleared is null.
CREATE TABLE orleans_states (
    n0         bigint  NOT NULL,
    n1         bigint  NOT NULL,
    etag       integer NOT NULL DEFAULT nextval('orleans_etags'),
    service    text COLLATE "C" NOT NULL,
    grain_type text COLLATE "C" NOT NULL,
    extension  text COLLATE "C",
    payload    bytea
);

-- Of two first writes of one grain one must fail. Most keys are texts, so the extension stands before the numbers.
CREATE UNIQUE INDEX orleans_states_grain ON orleans_states (service, grain_type, extension, n0, n1) NULLS NOT DISTINCT;

-- The silos of a cluster, and the version that every change of them must follow.
CREATE TABLE orleans_clusters (
    version integer NOT NULL,
    cluster text COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE TABLE orleans_silos (
    started_at timestamptz NOT NULL,
    alive_at   timestamptz NOT NULL,
    port       integer NOT NULL,
    generation integer NOT NULL,
    status     integer NOT NULL,   -- 3 active, 6 dead
    proxy_port integer NOT NULL,   -- 0 when it is no gateway
    cluster    text COLLATE "C" NOT NULL REFERENCES orleans_clusters ON DELETE CASCADE,
    address    text COLLATE "C" NOT NULL,
    silo_name  text NOT NULL,
    host_name  text NOT NULL,
    suspected  text,               -- "silo,time|silo,time|…"
    CONSTRAINT orleans_silos_pkey PRIMARY KEY (cluster, address, port, generation)
) WITH (fillfactor = 50);

-- The period in milliseconds. The hash is signed, as are the ends of the ranges that silos ask for.
CREATE TABLE orleans_reminders (
    first_due  timestamptz NOT NULL,
    period     bigint  NOT NULL,
    grain_hash integer NOT NULL,
    etag       integer NOT NULL DEFAULT nextval('orleans_etags'),
    service    text COLLATE "C" NOT NULL,
    grain      text COLLATE "C" NOT NULL,
    name       text COLLATE "C" NOT NULL,
    CONSTRAINT orleans_reminders_pkey PRIMARY KEY (service, grain, name)
);

CREATE INDEX orleans_reminders_hash ON orleans_reminders (service, grain_hash);

-- A change of the silos and of the version is all or nothing. The cluster's row is locked first and makes changes follow
-- each other; it is changed last, when nothing can prevent it any more.
CREATE FUNCTION orleans_add_silo(
    of_cluster text, its_address text, its_port integer, its_generation integer, its_name text, its_host text,
    its_status integer, its_proxy_port integer, its_start timestamptz, its_alive timestamptz, after_version integer)
RETURNS boolean LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM FROM orleans_clusters WHERE cluster = of_cluster AND version = after_version FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    INSERT INTO orleans_silos (cluster, address, port, generation, silo_name, host_name, status, proxy_port, started_at, alive_at)
    VALUES (of_cluster, its_address, its_port, its_generation, its_name, its_host, its_status, its_proxy_port, its_start, its_alive)
    ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE orleans_clusters SET version = version + 1 WHERE cluster = of_cluster;
    RETURN true;
END $function$;

CREATE FUNCTION orleans_change_silo(
    of_cluster text, its_address text, its_port integer, its_generation integer,
    new_status integer, new_suspected text, new_alive timestamptz, after_version integer)
RETURNS boolean LANGUAGE plpgsql AS $function$
BEGIN
    PERFORM FROM orleans_clusters WHERE cluster = of_cluster AND version = after_version FOR UPDATE;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE orleans_silos SET status = new_status, suspected = new_suspected, alive_at = new_alive
    WHERE cluster = of_cluster AND address = its_address AND port = its_port AND generation = its_generation;
    IF NOT FOUND THEN RETURN false; END IF;
    UPDATE orleans_clusters SET version = version + 1 WHERE cluster = of_cluster;
    RETURN true;
END $function$;

-- The statements. A grain's row is found by its extension or by having none; "IS NOT DISTINCT FROM" would not use the index.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('ReadFromStorageKey', $query$
SELECT payload AS PayloadBinary, etag AS Version
FROM orleans_states
WHERE service = @ServiceId AND grain_type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND (extension = @GrainIdExtensionString OR extension IS NULL AND @GrainIdExtensionString IS NULL)
$query$),

-- No row in answer means that somebody else has written.
('WriteToStorageKey', $query$
WITH first AS (
    INSERT INTO orleans_states (service, grain_type, n0, n1, extension, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, @GrainIdExtensionString, @PayloadBinary
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT (service, grain_type, extension, n0, n1) DO NOTHING
    RETURNING etag
),
next AS (
    UPDATE orleans_states SET payload = @PayloadBinary, etag = nextval('orleans_etags')
    WHERE service = @ServiceId AND grain_type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
        AND (extension = @GrainIdExtensionString OR extension IS NULL AND @GrainIdExtensionString IS NULL)
        AND etag = @GrainStateVersion
    RETURNING etag
)
SELECT etag AS NewGrainStateVersion FROM first
UNION ALL
SELECT etag FROM next
$query$),

('ClearStorageKey', $query$
UPDATE orleans_states SET payload = NULL, etag = nextval('orleans_etags')
WHERE service = @ServiceId AND grain_type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND (extension = @GrainIdExtensionString OR extension IS NULL AND @GrainIdExtensionString IS NULL)
    AND etag = @GrainStateVersion
RETURNING etag AS NewGrainStateVersion
$query$),

-- The number in answer is not kept; it only has to be another one than was given.
('DeleteStorageKey', $query$
DELETE FROM orleans_states
WHERE service = @ServiceId AND grain_type = @GrainTypeString AND n0 = @GrainIdN0 AND n1 = @GrainIdN1
    AND (extension = @GrainIdExtensionString OR extension IS NULL AND @GrainIdExtensionString IS NULL)
    AND etag = @GrainStateVersion
RETURNING nextval('orleans_etags')::integer AS NewGrainStateVersion
$query$),

('InsertMembershipVersionKey', $query$
WITH added AS (
    INSERT INTO orleans_clusters (cluster, version) VALUES (@DeploymentId, 0) ON CONFLICT DO NOTHING RETURNING cluster
)
SELECT EXISTS (SELECT FROM added)
$query$),

('InsertMembershipKey', $query$
SELECT orleans_add_silo(@DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName,
    @Status, @ProxyPort, @StartTime, @IAmAliveTime, @Version)
$query$),

('UpdateMembershipKey', $query$
SELECT orleans_change_silo(@DeploymentId, @Address, @Port, @Generation, @Status, @SuspectTimes, @IAmAliveTime, @Version)
$query$),

('UpdateIAmAlivetimeKey', $query$
UPDATE orleans_silos SET alive_at = @IAmAliveTime
WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$),

-- The version stands in every row, and alone in one row when there is no silo.
('MembershipReadRowKey', $query$
SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName, s.host_name AS HostName,
    s.status AS Status, s.proxy_port AS ProxyPort, s.suspected AS SuspectTimes, s.started_at AS StartTime,
    s.alive_at AS IAmAliveTime, c.version AS Version
FROM orleans_clusters AS c
LEFT JOIN orleans_silos AS s
    ON s.cluster = c.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
WHERE c.cluster = @DeploymentId
$query$),

('MembershipReadAllKey', $query$
SELECT s.address AS Address, s.port AS Port, s.generation AS Generation, s.silo_name AS SiloName, s.host_name AS HostName,
    s.status AS Status, s.proxy_port AS ProxyPort, s.suspected AS SuspectTimes, s.started_at AS StartTime,
    s.alive_at AS IAmAliveTime, c.version AS Version
FROM orleans_clusters AS c
LEFT JOIN orleans_silos AS s ON s.cluster = c.cluster
WHERE c.cluster = @DeploymentId
$query$),

('GatewaysQueryKey', $query$
SELECT address AS Address, proxy_port AS ProxyPort, generation AS Generation
FROM orleans_silos
WHERE cluster = @DeploymentId AND status = @Status AND proxy_port > 0
$query$),

-- Only the dead: whoever is not declared dead may be alive behind a network that is not.
('CleanupDefunctSiloEntriesKey', $query$
DELETE FROM orleans_silos WHERE cluster = @DeploymentId AND status = 6 AND alive_at < @IAmAliveTime
$query$),

('DeleteMembershipTableEntriesKey', $query$
DELETE FROM orleans_clusters WHERE cluster = @DeploymentId
$query$),

('UpsertReminderRowKey', $query$
INSERT INTO orleans_reminders (service, grain, name, first_due, period, grain_hash)
VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash)
ON CONFLICT (service, grain, name) DO UPDATE SET
    first_due = excluded.first_due, period = excluded.period, grain_hash = excluded.grain_hash, etag = excluded.etag
RETURNING etag AS Version
$query$),

('ReadReminderRowsKey', $query$
SELECT grain AS GrainId, name AS ReminderName, first_due AS StartTime, period AS Period, etag AS Version
FROM orleans_reminders
WHERE service = @ServiceId AND grain = @GrainId
$query$),

('ReadReminderRowKey', $query$
SELECT grain AS GrainId, name AS ReminderName, first_due AS StartTime, period AS Period, etag AS Version
FROM orleans_reminders
WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName
$query$),

-- A range of the ring of hashes: after its begin, up to and with its end.
('ReadRangeRows1Key', $query$
SELECT grain AS GrainId, name AS ReminderName, first_due AS StartTime, period AS Period, etag AS Version
FROM orleans_reminders
WHERE service = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$query$),

-- One that goes past the highest hash and starts again at the lowest; the whole ring, when its ends are the same.
('ReadRangeRows2Key', $query$
SELECT grain AS GrainId, name AS ReminderName, first_due AS StartTime, period AS Period, etag AS Version
FROM orleans_reminders
WHERE service = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$query$),

('DeleteReminderRowKey', $query$
WITH gone AS (
    DELETE FROM orleans_reminders
    WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND etag = @Version
    RETURNING name
)
SELECT EXISTS (SELECT FROM gone)
$query$),

('DeleteReminderRowsKey', $query$
DELETE FROM orleans_reminders WHERE service = @ServiceId
$query$);
