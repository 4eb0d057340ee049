#!/bin/sh
# Run by the PostgreSQL image once, when it makes a new database: the program gets a user of its own, who owns its database and
# is no superuser.
set -eu
psql --set ON_ERROR_STOP=1 --username postgres --no-password <<'SQL'
\set password `cat /run/secrets/kazva`
CREATE ROLE kazva LOGIN PASSWORD :'password';
CREATE DATABASE kazva OWNER kazva;
REVOKE CONNECT ON DATABASE kazva FROM PUBLIC;
-- Archives nothing, until docs/operations.md, "Backup", was followed. Without any command the server would keep all its WAL.
ALTER SYSTEM SET archive_command = '/bin/true';
SQL
