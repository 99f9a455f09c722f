WITH d AS (
  SELECT *
  FROM unit_day
  WHERE unit_id = $unitId AND day BETWEEN $from::DATE AND $to::DATE
),
m AS (
  SELECT *
  FROM unit_day_mode
  WHERE unit_id = $unitId AND day BETWEEN $from::DATE AND $to::DATE
),
e AS (
  SELECT *
  FROM unit_expectation
  WHERE unit_id = $unitId AND day BETWEEN $from::DATE AND $to::DATE AND scored AND NOT baseline
)
SELECT
  (SELECT count(*) FROM d)::DOUBLE AS days_with_data,
  (SELECT datediff('day', $from::DATE, $to::DATE) + 1)::DOUBLE - (SELECT count(*) FROM d) AS days_without_data,
  (SELECT sum(samples) FROM d)::DOUBLE AS samples,
  (SELECT sum(defrosts) FROM d)::DOUBLE AS defrosts,
  (SELECT sum(defrosts_unnecessary) FROM d)::DOUBLE AS defrosts_unnecessary,
  (SELECT sum(defrosts_incomplete) FROM d)::DOUBLE AS defrosts_incomplete,
  (SELECT sum(defrosts_by_time) FROM d)::DOUBLE AS defrosts_by_time,
  (SELECT sig9(median(interval_min_median)) FROM d) AS interval_min_median,
  (SELECT sig9(median(interval_min_cv)) FROM d) AS interval_min_cv,
  (SELECT sig9(median(interval_expected_min)) FROM d) AS interval_expected_min,
  (SELECT sig9(median(termination_c_median)) FROM d) AS termination_c_median,
  (SELECT sig9(sum(defrost_kwh)) FROM d) AS defrost_kwh,
  (SELECT sig9(sum(defrost_heat_lost_kwh)) FROM d) AS defrost_heat_lost_kwh,
  (SELECT sig9(sum(frost_zone_h)) FROM d) AS frost_zone_h,
  (SELECT sig9(sum(compressor_h)) FROM d) AS compressor_h,
  (SELECT sum(starts) FROM d)::DOUBLE AS starts,
  (SELECT max(starts_max_per_h) FROM d)::DOUBLE AS starts_max_per_h,
  (SELECT sum(short_runs) FROM d)::DOUBLE AS short_runs,
  (SELECT sig9(median(run_min_median)) FROM d) AS run_min_median,
  (SELECT sig9(median(outdoor_c_mean)) FROM d) AS outdoor_c_mean,
  (SELECT sig9(max(outdoor_same_h)) FROM d) AS outdoor_same_h,
  (SELECT sig9(median(outdoor_c_max - outdoor_c_min)) FROM d) AS outdoor_swing_k,
  (SELECT sum(outdoor_sun_samples) FROM d)::DOUBLE AS outdoor_sun_samples,
  (SELECT sum(outdoor_sentinel_samples) FROM d)::DOUBLE AS outdoor_sentinel_samples,
  (SELECT sig9(median(outdoor_night_c - station_night_c)) FROM d) AS night_offset_k,
  (SELECT sig9(median(station_c_mean)) FROM d) AS station_c_mean,
  (SELECT sig9(median(supply_heating_c_mean)) FROM d) AS supply_heating_c_mean,
  (SELECT sig9(median(setpoint_c_mean)) FROM d) AS setpoint_c_mean,
  (SELECT sig9(sum(energy_kwh)) FROM d) AS energy_kwh,
  (SELECT sig9(sum(cop_energy_kwh)) FROM d) AS cop_energy_kwh,
  (SELECT sig9(sum(cop_heat_kwh) / nullif(sum(cop_energy_kwh), 0)) FROM d) AS cop,
  (SELECT sig9(median(cop)) FROM m WHERE mode = $mode) AS cop_steady_median,
  (SELECT sig9(median(outdoor_c)) FROM m WHERE mode = $mode) AS outdoor_steady_c,
  (SELECT sig9(median(sink_c)) FROM m WHERE mode = $mode) AS sink_steady_c,
  (SELECT count(DISTINCT day) FROM e)::DOUBLE AS scored_days,
  (SELECT sig9(100 * (exp(median(residual_ln)) - 1)) FROM e WHERE mode = $mode) AS cop_vs_expected_pct;
