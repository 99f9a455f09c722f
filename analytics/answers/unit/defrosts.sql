SELECT
  started_at,
  minutes,
  method,
  outdoor_c,
  interval_heating_min,
  interval_expected_min,
  ended_by,
  end_coil_c,
  energy_kwh,
  necessary,
  verdict
FROM (
  SELECT * FROM defrost_cycle WHERE unit_id = $unitId ORDER BY started_at DESC LIMIT 20000
)
ORDER BY started_at
