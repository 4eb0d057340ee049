SELECT location, id, at, recorded_at, longitude, latitude, who, note
FROM installs
WHERE organisation = $organisation
ORDER BY recorded_at, id
