SELECT
  coalesce((SELECT arg_max(cop_provenance, day) FROM unit_day WHERE unit_id = $unitId AND cop_provenance <> 'none' AND day <= $to::DATE), 'none') AS provenance,
  coalesce((SELECT bool_or(method = 'daily') FROM unit_day_mode WHERE unit_id = $unitId AND day BETWEEN $from::DATE AND $to::DATE), false) AS daily,
  EXISTS (FROM unit_day WHERE unit_id = $unitId AND station_c_mean IS NOT NULL AND day <= $to::DATE) AS has_station,
  coalesce((
    SELECT mode
    FROM unit_expectation
    WHERE unit_id = $unitId AND scored AND NOT baseline AND day BETWEEN $from::DATE AND $to::DATE
    GROUP BY mode
    ORDER BY count(*) DESC, mode DESC
    LIMIT 1
  ), 'heat') AS mode;
