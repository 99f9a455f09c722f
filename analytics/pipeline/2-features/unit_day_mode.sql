INSERT INTO next_unit_day_mode
SELECT unit_id, day, mode, 'steady' AS method, samples::INTEGER, steady_samples::INTEGER,
  CASE WHEN by_station = 1 THEN 'station' WHEN by_unit = 1 THEN 'unit' END AS outdoor_source, {rounded}
FROM mode_part
WHERE steady_samples >= CASE WHEN sample_s >= 900 THEN 2 ELSE 6 END
QUALIFY row_number() OVER (PARTITION BY unit_id, day, mode ORDER BY steady_samples * sample_s DESC, sample_s) = 1;
