WITH judged AS (
  SELECT *, min(day) OVER (PARTITION BY unit_id) AS first_day
  FROM unit_day
  WHERE day <= (SELECT data_to FROM analysis)
)
SELECT
  u.unit_id,
  d.first_day,
  (SELECT data_to FROM analysis) AS data_to,
  coalesce(any_value(u.unit_type) IN ('hydronic', 'water_source', 'ground_source', 'chiller', 'hpwh'), false)
    OR coalesce(bool_or(d.cop_provenance = 'derived_water' OR d.dhw_h > 0 OR d.dhw_energy_kwh > 0) FILTER (d.day <= d.first_day + 30), false) AS hydronic,
  any_value(u.aux_heat_w) AS aux_heat_w,
  any_value(u.aux_lockout_c) AS aux_lockout_c,
  any_value(u.min_outdoor_c) AS min_outdoor_c,
  any_value(u.refrigerant) AS refrigerant
FROM unit u
JOIN judged d USING (unit_id)
GROUP BY u.unit_id, d.first_day
ORDER BY u.unit_id;
