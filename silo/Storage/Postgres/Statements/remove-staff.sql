DELETE FROM staff WHERE name = $1
