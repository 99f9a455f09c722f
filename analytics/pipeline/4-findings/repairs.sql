SELECT DISTINCT unit_id, visited_on
FROM service_visit
WHERE kind IN ('repair', 'emergency', 'install') AND visited_on <= $asOf::DATE
ORDER BY unit_id, visited_on;
