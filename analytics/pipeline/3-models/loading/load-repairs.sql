SELECT DISTINCT unit_id, visited_on
FROM service_visit
JOIN model_unit USING (unit_id)
WHERE kind IN ('repair', 'emergency', 'install')
  AND visited_on <= (SELECT data_to FROM analysis)
ORDER BY unit_id, visited_on;
