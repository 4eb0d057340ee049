SELECT location, id, at, recorded_at, longitude, latitude, who, note
FROM installs
WHERE organisation = $1 AND location = $2
ORDER BY at DESC, recorded_at DESC, id DESC
