SELECT
  unit_id,
  day,
  mode,
  outdoor_source = 'station' AS outdoor_station,
  method = 'daily' AS daily,
  steady_samples,
  outdoor_c,
  rh_pct,
  sink_c,
  indoor_c,
  compressor_hz,
  power_w,
  cop,
  carnot_fraction,
  outdoor_coil_c
FROM unit_day_mode
WHERE unit_id BETWEEN $first AND $last AND day <= (SELECT data_to FROM analysis)
ORDER BY unit_id, day, mode;
