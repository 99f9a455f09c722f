SELECT visited_on AS "from", visited_on AS "to", concat_ws(': ', kind, nullif(notes, '')) AS label
FROM service_visit
WHERE unit_id = $unitId AND visited_on IS NOT NULL
ORDER BY visited_on, visit_id
