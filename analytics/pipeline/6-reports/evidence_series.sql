WITH span AS (
  SELECT min(day) AS first_on
  FROM unit_day
  WHERE unit_id = $unitId
    AND day > $dataTo::DATE - 1100
    AND day >= least($dataTo::DATE - 424, coalesce($onsetOn::DATE, $dataTo::DATE) - 45)
),
scored AS (
  SELECT mode, metric
  FROM unit_expectation
  WHERE unit_id = $unitId
  GROUP BY mode, metric
  ORDER BY count(*) DESC, mode, metric
  LIMIT 1
)
SELECT
  calendar.day::DATE AS day,
  (SELECT metric FROM scored) AS metric,
  unit_expectation.actual,
  unit_expectation.expected,
  unit_day.defrosts::DOUBLE AS defrosts,
  unit_day.defrosts_unnecessary::DOUBLE AS defrosts_unnecessary,
  unit_day.defrosts_incomplete::DOUBLE AS defrosts_incomplete,
  unit_day.interval_min_median,
  unit_day.interval_expected_min,
  unit_day.frost_zone_h,
  unit_day.starts_max_per_h::DOUBLE AS starts_max_per_h,
  unit_day.starts::DOUBLE AS starts,
  unit_day.short_runs::DOUBLE AS short_runs,
  100 * coalesce(unit_day.coverage, 0) AS coverage_pct,
  unit_day.outdoor_night_c,
  unit_day.station_night_c,
  unit_day.outdoor_c_mean,
  unit_day.station_c_mean,
  unit_day.outdoor_sun_samples * unit_day.sample_s / 3600 AS outdoor_sun_h,
  (unit_day.outdoor_sentinel_samples + unit_day.outdoor_range_samples) * unit_day.sample_s / 3600 AS outdoor_invalid_h,
  {statistic} AS statistic,
  if({statistic} IS NULL, NULL, $threshold::DOUBLE) AS threshold
FROM (SELECT unnest(generate_series((SELECT first_on FROM span)::TIMESTAMP, $dataTo::TIMESTAMP, INTERVAL 1 DAY)) AS day) AS calendar
LEFT JOIN unit_day ON unit_day.unit_id = $unitId AND unit_day.day = calendar.day::DATE
LEFT JOIN unit_statistic ON unit_statistic.unit_id = $unitId AND unit_statistic.day = calendar.day::DATE
LEFT JOIN unit_expectation
  ON unit_expectation.unit_id = $unitId
  AND unit_expectation.day = calendar.day::DATE
  AND unit_expectation.mode = (SELECT mode FROM scored)
  AND unit_expectation.metric = (SELECT metric FROM scored)
ORDER BY day
