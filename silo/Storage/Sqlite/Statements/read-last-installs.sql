SELECT location, id, at, recorded_at, longitude, latitude, who, note
FROM (
    SELECT *, row_number() OVER (PARTITION BY location ORDER BY at DESC, recorded_at DESC, id DESC) AS place
    FROM installs
    WHERE organisation = $organisation
)
WHERE place = 1
