WITH begun AS (
  SELECT unit_id, mode, min(day) AS begun_on
  FROM unit_day_mode
  WHERE outdoor_c IS NOT NULL AND day <= (SELECT data_to FROM analysis)
  GROUP BY ALL
),
changed AS (
  SELECT unit_id, visited_on AS changed_on
  FROM service_visit
  WHERE kind IN ('repair', 'emergency', 'install')
  UNION ALL
  FROM unit_update
),
latest AS (
  SELECT unit_id, max(changed_on) AS changed_on
  FROM changed
  WHERE changed_on <= (SELECT data_to FROM analysis)
  GROUP BY unit_id
)
SELECT
  b.unit_id,
  b.mode,
  b.begun_on,
  date_trunc('month', greatest(b.begun_on, l.changed_on))::DATE AS latest_month,
  'model ' || coalesce(u.brand || ' ', '') || u.model AS model_group,
  CASE WHEN u.capacity_w > 0 THEN 'size ' || u.unit_type || ' ' || floor(2 * log2(u.capacity_w))::INTEGER END AS size_group
FROM begun b
JOIN unit u USING (unit_id)
LEFT JOIN latest l USING (unit_id)
WHERE model_group IS NOT NULL OR size_group IS NOT NULL
ORDER BY b.unit_id, b.mode;
