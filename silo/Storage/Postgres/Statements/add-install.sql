INSERT INTO installs (organisation, location, id, at, recorded_at, longitude, latitude, who, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
