INSERT INTO next_unit_day_mode BY NAME
WITH
steady AS (
  SELECT unit_id, day, mode, 'steady' AS method, samples::INTEGER AS samples, steady_samples::INTEGER AS steady_samples,
    CASE WHEN by_station = 1 THEN 'station' WHEN by_unit = 1 THEN 'unit' END AS outdoor_source, {rounded}
  FROM mode_part
  WHERE steady_samples >= CASE WHEN sample_s >= 900 THEN 2 ELSE 6 END
  QUALIFY row_number() OVER (PARTITION BY unit_id, day, mode ORDER BY steady_samples * sample_s DESC, sample_s) = 1
),
metered AS (
  SELECT *, unnest([
    {mode: 'heat', energy_kwh: heating_energy_kwh, heat_kwh: heating_heat_kwh},
    {mode: 'dhw', energy_kwh: dhw_energy_kwh, heat_kwh: dhw_heat_kwh}
  ], recursive := true) FROM (SELECT * EXCLUDE (energy_kwh, heat_kwh) FROM some_unit_day WHERE compressor_h IS NULL)
),
daily AS (
  SELECT unit_id, day, mode, 'daily' AS method,
    CASE WHEN station_c_mean IS NOT NULL THEN 'station' WHEN outdoor_c_mean IS NOT NULL THEN 'unit' END AS outdoor_source,
    coalesce(station_c_mean, outdoor_c_mean) AS outdoor_c, outdoor_c_mean AS outdoor_unit_c, station_rh_mean AS rh_pct,
    indoor_c_mean AS indoor_c, setpoint_c_mean AS setpoint_c,
    sig9(energy_kwh / 24 * 1000) AS power_w, sig9(heat_kwh / 24 * 1000) AS heat_w, sig9(heat_kwh / energy_kwh) AS cop
  FROM metered
  WHERE heat_kwh >= 5 AND energy_kwh > 0 AND heat_kwh / energy_kwh BETWEEN 0.5 AND 9
)
FROM (FROM steady UNION ALL BY NAME FROM daily)
ORDER BY unit_id, day, mode;
