SELECT
  u.unit_id,
  min(d.day) AS first_day,
  (SELECT data_to FROM analysis) AS data_to,
  coalesce(any_value(u.unit_type) IN ('hydronic', 'water_source', 'ground_source', 'chiller', 'hpwh'), false)
    OR bool_or(d.cop_provenance = 'derived_water') AS hydronic
FROM unit u
JOIN unit_day d ON d.unit_id = u.unit_id AND d.day <= (SELECT data_to FROM analysis)
GROUP BY u.unit_id
ORDER BY u.unit_id;
