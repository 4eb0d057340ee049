INSERT INTO installs (organisation, location, id, at, recorded_at, longitude, latitude, who, note)
VALUES ($organisation, $location, $id, $at, $recorded_at, $longitude, $latitude, $who, $note)
