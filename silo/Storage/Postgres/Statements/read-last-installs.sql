SELECT DISTINCT ON (location) location, id, at, recorded_at, longitude, latitude, who, note
FROM installs
WHERE organisation = $1
ORDER BY location, at DESC, recorded_at DESC, id DESC
