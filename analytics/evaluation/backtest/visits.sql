SELECT unit_id, visited_on, confirmed_fault
FROM service_visit
WHERE confirmed_fault IS NOT NULL AND confirmed_fault <> '' AND unit_id IS NOT NULL AND visited_on IS NOT NULL
ORDER BY unit_id, visited_on, confirmed_fault;
