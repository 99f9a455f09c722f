SELECT DISTINCT unit_id, visited_on
FROM service_visit
WHERE unit_id BETWEEN $first AND $last
  AND kind IN ('repair', 'emergency', 'install')
  AND visited_on <= (SELECT data_to FROM analysis)
ORDER BY unit_id, visited_on;
