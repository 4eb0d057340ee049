SELECT location, id, at, recorded_at, longitude, latitude, who, note
FROM installs
WHERE organisation = $organisation AND location = $location
ORDER BY at DESC, recorded_at DESC, id DESC
