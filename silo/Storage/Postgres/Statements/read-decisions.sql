SELECT location, n, submission, verdict, who, why, at, instead, change
FROM decisions
WHERE organisation = $1
ORDER BY location, n
