DELETE FROM staff WHERE name = $name
