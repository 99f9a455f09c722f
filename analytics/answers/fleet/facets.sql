SELECT 'brand' AS facet, brand AS value, count(*) AS units
FROM unit
WHERE brand IS NOT NULL
GROUP BY brand
UNION ALL
SELECT 'fault', fault, count(DISTINCT unit_id)
FROM finding
WHERE status NOT IN ('resolved', 'withdrawn', 'dismissed')
GROUP BY fault
ORDER BY facet, units DESC, value
