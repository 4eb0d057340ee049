SELECT organisation, version, json
FROM grid_definitions AS g
WHERE version = (SELECT max(version) FROM grid_definitions AS other WHERE other.organisation = g.organisation)
ORDER BY organisation
