SELECT location, id, at, recorded_at, longitude, latitude, who, note
FROM installs
WHERE organisation = $1
ORDER BY recorded_at, id
