INSERT INTO data_protection_keys (name, xml)
VALUES ($1, $2)
ON CONFLICT (name) DO UPDATE SET xml = excluded.xml
