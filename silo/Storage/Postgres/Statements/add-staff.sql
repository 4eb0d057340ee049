INSERT INTO staff (name, organisation, password_hash, created_at)
VALUES ($1, $2, $3, $4)
ON CONFLICT (name) DO NOTHING
