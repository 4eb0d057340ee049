SELECT organisation, name, password_hash, created_at
FROM staff
ORDER BY organisation, name
