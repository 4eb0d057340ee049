-- Alarms, what they were decided on, and what must be told. A level is that of hourly_rollups, or 4: one category in one settlement.
-- One row per organisation; its version rises with every commit of its alarms, and a commit names the one that it follows.
CREATE TABLE alarm_books (
    organisation    text COLLATE "C" NOT NULL,
    version         bigint NOT NULL,
    judged          timestamptz NOT NULL,
    definition      integer NOT NULL,
    defined         text NOT NULL,   -- the rules of that definition, as JSON
    CONSTRAINT alarm_books_pkey PRIMARY KEY (organisation)
);

-- Every rule that was ever in force, from the commit "added" to the commit "removed", null while it is.
CREATE TABLE alarm_rules (
    organisation    text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    added           bigint NOT NULL,
    removed         bigint,
    since           timestamptz NOT NULL,
    ended           timestamptz,            -- the last minute that it judged
    who             text,
    json            text NOT NULL,
    CONSTRAINT alarm_rules_pkey PRIMARY KEY (organisation, id, added)
);

-- Lane: 0 safety, 1 drop, 2 silence. Severity: 0 notice, 1 warning, 2 critical. State: 0 pending, 1 firing, 2 acknowledged, 3 resolved.
CREATE TABLE alarms (
    organisation    text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    rule            text COLLATE "C" NOT NULL,
    lane            smallint NOT NULL CHECK (lane BETWEEN 0 AND 2),
    severity        smallint NOT NULL CHECK (severity BETWEEN 0 AND 2),
    level           smallint NOT NULL,
    subject         text COLLATE "C" NOT NULL,
    question        text,
    choice          text,
    team            text,
    state           smallint NOT NULL CHECK (state BETWEEN 0 AND 3),
    number          integer NOT NULL,
    since           timestamptz NOT NULL,
    opened_at       timestamptz NOT NULL,
    fired_at        timestamptz,
    acknowledged_by text,
    reports         integer NOT NULL,
    figures         text NOT NULL,
    CONSTRAINT alarms_pkey PRIMARY KEY (organisation, id)
);

CREATE INDEX alarms_since ON alarms (organisation, since);
CREATE INDEX alarms_open ON alarms (organisation, since) WHERE state <> 3;

-- Change: 0 pended, 1 fired, 2 joined, 3 withdrawn, 4 acknowledged, 5 resolved, 6 reopened.
CREATE TABLE alarm_transitions (
    organisation    text COLLATE "C" NOT NULL,
    alarm           text COLLATE "C" NOT NULL,
    number          integer NOT NULL CHECK (number > 0),
    change          smallint NOT NULL CHECK (change BETWEEN 0 AND 6),
    state           smallint NOT NULL CHECK (state BETWEEN 0 AND 3),
    at              timestamptz NOT NULL,
    judged          timestamptz NOT NULL,
    who             text,
    why             text,
    figures         text NOT NULL,
    CONSTRAINT alarm_transitions_pkey PRIMARY KEY (organisation, alarm, number)
);

-- The submissions that were taken into safety alarms. One can take several choices, and so be in several alarms; in each it is once.
CREATE TABLE alarm_reports (
    organisation    text COLLATE "C" NOT NULL,
    alarm           text COLLATE "C" NOT NULL,
    submission_id   uuid NOT NULL,
    location        text COLLATE "C" NOT NULL,
    n               bigint NOT NULL,
    received_at     timestamptz NOT NULL,
    CONSTRAINT alarm_reports_pkey PRIMARY KEY (organisation, alarm, submission_id)
);

CREATE INDEX alarm_reports_received ON alarm_reports (organisation, received_at);

CREATE TABLE alarm_silences (
    organisation    text COLLATE "C" NOT NULL,
    id              uuid NOT NULL,
    level           smallint NOT NULL,
    place           text COLLATE "C" NOT NULL,
    starts          timestamptz NOT NULL,
    ends            timestamptz NOT NULL,
    reason          text NOT NULL,
    who             text NOT NULL,
    ended_by        text,
    CONSTRAINT alarm_silences_pkey PRIMARY KEY (organisation, id)
);

CREATE INDEX alarm_silences_ends ON alarm_silences (organisation, ends);

-- The outbox and the delivery log. State: 0 waiting, 1 delivered, 2 dead, 3 dropped, 4 quietened.
CREATE TABLE alarm_notifications (
    organisation    text COLLATE "C" NOT NULL,
    id              text COLLATE "C" NOT NULL,
    alarm           text COLLATE "C",
    number          integer NOT NULL,
    team            text NOT NULL,
    member          text,
    channel         text COLLATE "C" NOT NULL,
    step            integer NOT NULL,
    urgent          boolean NOT NULL,
    created_at      timestamptz NOT NULL,
    due_at          timestamptz NOT NULL,
    state           smallint NOT NULL CHECK (state BETWEEN 0 AND 4),
    attempts        integer NOT NULL,
    settled_at      timestamptz,
    result          text,
    CONSTRAINT alarm_notifications_pkey PRIMARY KEY (organisation, id)
);

CREATE INDEX alarm_notifications_due ON alarm_notifications (organisation, channel, due_at) WHERE state = 0;
CREATE INDEX alarm_notifications_log ON alarm_notifications (organisation, created_at);
CREATE INDEX alarm_notifications_alarm ON alarm_notifications (organisation, alarm, created_at);
