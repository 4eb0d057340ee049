-- Alarms, what they were decided on, and what must be told. A level is that of hourly_rollups, or 4: one category in one settlement.
-- One row per organisation; its version rises with every commit of its alarms, and a commit names the one that it follows.
CREATE TABLE alarm_books (
    organisation TEXT    NOT NULL,
    version      INTEGER NOT NULL,
    judged       INTEGER NOT NULL,
    definition   INTEGER NOT NULL,
    defined      TEXT    NOT NULL,   -- the rules of that definition, as JSON
    PRIMARY KEY (organisation)
) STRICT, WITHOUT ROWID;

-- Every rule that was ever in force, from the commit "added" to the commit "removed", null while it is.
CREATE TABLE alarm_rules (
    organisation TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    added        INTEGER NOT NULL,
    removed      INTEGER,
    since        INTEGER NOT NULL,
    ended        INTEGER,            -- the last minute that it judged
    who          TEXT,
    json         TEXT    NOT NULL,
    PRIMARY KEY (organisation, id, added)
) STRICT, WITHOUT ROWID;

-- Lane: 0 safety, 1 drop, 2 silence. Severity: 0 notice, 1 warning, 2 critical. State: 0 pending, 1 firing, 2 acknowledged, 3 resolved.
CREATE TABLE alarms (
    organisation    TEXT    NOT NULL,
    id              TEXT    NOT NULL,
    rule            TEXT    NOT NULL,
    lane            INTEGER NOT NULL CHECK (lane BETWEEN 0 AND 2),
    severity        INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 2),
    level           INTEGER NOT NULL,
    subject         TEXT    NOT NULL,
    question        TEXT,
    choice          TEXT,
    team            TEXT,
    state           INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    number          INTEGER NOT NULL,
    since           INTEGER NOT NULL,
    opened_at       INTEGER NOT NULL,
    fired_at        INTEGER,
    acknowledged_by TEXT,
    reports         INTEGER NOT NULL,
    figures         TEXT    NOT NULL,
    PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX alarms_since ON alarms (organisation, since);
CREATE INDEX alarms_open ON alarms (organisation, since) WHERE state <> 3;

-- Change: 0 pended, 1 fired, 2 joined, 3 withdrawn, 4 acknowledged, 5 resolved, 6 reopened.
CREATE TABLE alarm_transitions (
    organisation TEXT    NOT NULL,
    alarm        TEXT    NOT NULL,
    number       INTEGER NOT NULL CHECK (number > 0),
    change       INTEGER NOT NULL CHECK (change BETWEEN 0 AND 6),
    state        INTEGER NOT NULL CHECK (state BETWEEN 0 AND 3),
    at           INTEGER NOT NULL,
    judged       INTEGER NOT NULL,
    who          TEXT,
    why          TEXT,
    figures      TEXT    NOT NULL,
    PRIMARY KEY (organisation, alarm, number)
) STRICT, WITHOUT ROWID;

-- The submissions that were taken into safety alarms. One can take several choices, and so be in several alarms; in each it is once.
CREATE TABLE alarm_reports (
    organisation  TEXT    NOT NULL,
    alarm         TEXT    NOT NULL,
    submission_id BLOB    NOT NULL CHECK (length(submission_id) = 16),
    location      TEXT    NOT NULL,
    n             INTEGER NOT NULL,
    received_at   INTEGER NOT NULL,
    PRIMARY KEY (organisation, alarm, submission_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX alarm_reports_received ON alarm_reports (organisation, received_at);

CREATE TABLE alarm_silences (
    organisation TEXT    NOT NULL,
    id           BLOB    NOT NULL CHECK (length(id) = 16),
    level        INTEGER NOT NULL,
    place        TEXT    NOT NULL,
    starts       INTEGER NOT NULL,
    ends         INTEGER NOT NULL,
    reason       TEXT    NOT NULL,
    who          TEXT    NOT NULL,
    ended_by     TEXT,
    PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX alarm_silences_ends ON alarm_silences (organisation, ends);

-- The outbox and the delivery log. State: 0 waiting, 1 delivered, 2 dead, 3 dropped, 4 quietened.
CREATE TABLE alarm_notifications (
    organisation TEXT    NOT NULL,
    id           TEXT    NOT NULL,
    alarm        TEXT,
    number       INTEGER NOT NULL,
    team         TEXT    NOT NULL,
    member       TEXT,
    channel      TEXT    NOT NULL,
    step         INTEGER NOT NULL,
    urgent       INTEGER NOT NULL,
    created_at   INTEGER NOT NULL,
    due_at       INTEGER NOT NULL,
    state        INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
    attempts     INTEGER NOT NULL,
    settled_at   INTEGER,
    result       TEXT,
    PRIMARY KEY (organisation, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX alarm_notifications_due ON alarm_notifications (organisation, channel, due_at) WHERE state = 0;
CREATE INDEX alarm_notifications_log ON alarm_notifications (organisation, created_at);
CREATE INDEX alarm_notifications_alarm ON alarm_notifications (organisation, alarm, created_at);
