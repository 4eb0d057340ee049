INSERT INTO staff (name, organisation, password_hash, created_at)
VALUES ($name, $organisation, $password_hash, $created_at)
ON CONFLICT (name) DO NOTHING
