WITH cut AS (
  SELECT max(data_to) AS data_to FROM analysis
), own AS (
  SELECT * FROM unit_day WHERE unit_id = $unitId AND day <= (SELECT data_to FROM cut)
)
SELECT
  day - (SELECT min(day) FROM own) AS position,
  day - DATE '1970-01-01' AS day,
  rests,
  rest_outdoor_k,
  rest_coil_k,
  rest_suction_k,
  rest_liquid_k,
  rest_supply_k,
  rest_return_k,
  rest_indoor_k,
  rest_indoor_coil_k,
  rest_pressure_pct,
  rest_discharge_pressure_pct
FROM own
ORDER BY day
