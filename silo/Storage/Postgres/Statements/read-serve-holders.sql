-- Who holds the lock of whoever serves the database, and whether it is a cluster. Some servers show only one's own sessions.
SELECT l.mode = 'ShareLock',
    coalesce(nullif(a.application_name, '') || coalesce(' at ' || host(a.client_addr), '')
        || ', since ' || to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS') || ' UTC', 'another process')
FROM pg_locks AS l
LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
    AND (l.classid::bigint << 32 | l.objid::bigint) = $1
ORDER BY a.backend_start
