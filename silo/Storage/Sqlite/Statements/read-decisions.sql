SELECT location, n, submission, verdict, who, why, at, instead, change
FROM decisions
WHERE organisation = $organisation
ORDER BY location, n
