CREATE OR REPLACE TEMP TABLE model_unit AS
WITH judged AS (
  SELECT *, min(day) OVER (PARTITION BY unit_id) AS first_day
  FROM unit_day
  WHERE day <= (SELECT data_to FROM analysis)
),
facts AS (
  SELECT
    unit_id,
    min(first_day) AS first_day,
    coalesce(bool_or(cop_provenance = 'derived_water' OR dhw_h > 0 OR dhw_energy_kwh > 0) FILTER (day <= first_day + 30), false) AS has_water
  FROM judged
  GROUP BY unit_id
)
SELECT
  (row_number() OVER (ORDER BY unit_id) - 1)::INTEGER AS place,
  unit_id,
  first_day,
  (SELECT data_to FROM analysis) AS data_to,
  coalesce(u.unit_type IN ('hydronic', 'water_source', 'ground_source', 'chiller', 'hpwh'), false) OR has_water AS hydronic,
  u.aux_heat_w,
  u.aux_lockout_c,
  u.min_outdoor_c,
  u.refrigerant,
  u.time_zone,
  u.site_id,
  u.station_id
FROM facts
JOIN unit u USING (unit_id)
ORDER BY unit_id;
