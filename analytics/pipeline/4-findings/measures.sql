WITH d AS (
  SELECT
    plan,
    span,
    count(*)::DOUBLE AS days_with_data,
    sum(samples)::DOUBLE AS samples,
    sum(defrosts)::DOUBLE AS defrosts,
    sum(defrosts_unnecessary)::DOUBLE AS defrosts_unnecessary,
    sum(defrosts_incomplete)::DOUBLE AS defrosts_incomplete,
    sig9(median(interval_min_median)) AS interval_min_median,
    sig9(median(interval_min_cv)) AS interval_min_cv,
    sig9(median(interval_expected_min)) AS interval_expected_min,
    sig9(median(termination_c_median)) AS termination_c_median,
    sig9(sum(defrost_kwh)) AS defrost_kwh,
    sig9(sum(defrost_heat_lost_kwh)) AS defrost_heat_lost_kwh,
    sig9(sum(frost_zone_h)) AS frost_zone_h,
    sum(starts)::DOUBLE AS starts,
    max(starts_max_per_h)::DOUBLE AS starts_max_per_h,
    sum(short_runs)::DOUBLE AS short_runs,
    sig9(median(run_min_median)) AS run_min_median,
    sig9(median(outdoor_c_mean)) AS outdoor_c_mean,
    sig9(max(outdoor_same_h)) AS outdoor_same_h,
    sig9(median(outdoor_c_max - outdoor_c_min)) AS outdoor_swing_k,
    sum(outdoor_sun_samples)::DOUBLE AS outdoor_sun_samples,
    sum(outdoor_sentinel_samples)::DOUBLE AS outdoor_sentinel_samples,
    sum(outdoor_range_samples)::DOUBLE AS outdoor_range_samples,
    sig9(median(outdoor_night_c - station_night_c)) AS night_offset_k,
    sig9(median(station_c_mean)) AS station_c_mean,
    sig9(median(supply_heating_c_mean)) AS supply_heating_c_mean,
    sig9(median(setpoint_c_mean)) AS setpoint_c_mean,
    sig9(sum(energy_kwh)) AS energy_kwh,
    sig9(sum(cop_energy_kwh)) AS cop_energy_kwh,
    sig9(sum(cop_heat_kwh) / nullif(sum(cop_energy_kwh), 0)) AS cop
  FROM finding_window w
  JOIN unit_day u ON u.unit_id = w.unit_id AND u.day BETWEEN from_day AND to_day
  GROUP BY plan, span
),
m AS (
  SELECT
    plan,
    span,
    sig9(median(u.cop)) AS cop_steady_median,
    sig9(median(outdoor_c)) AS outdoor_steady_c,
    sig9(median(sink_c)) AS sink_steady_c
  FROM finding_window w
  JOIN finding_tier t USING (plan)
  JOIN unit_day_mode u ON u.unit_id = w.unit_id AND u.mode = t.mode AND u.day BETWEEN from_day AND to_day
  GROUP BY plan, span
),
e AS (
  SELECT plan, span, count(*)::DOUBLE AS scored_days, sig9(100 * (exp(median(residual_ln)) - 1)) AS cop_vs_expected_pct
  FROM finding_window w
  JOIN finding_tier t USING (plan)
  JOIN unit_expectation u ON u.unit_id = w.unit_id AND u.mode = t.mode AND u.day BETWEEN from_day AND to_day
  WHERE scored AND NOT baseline
  GROUP BY plan, span
)
SELECT
  w.plan,
  w.span,
  t.provenance,
  t.daily,
  t.has_station,
  t.mode,
  coalesce(d.days_with_data, 0) AS days_with_data,
  (w.to_day - w.from_day + 1)::DOUBLE - coalesce(d.days_with_data, 0) AS days_without_data,
  d.* EXCLUDE (plan, span, days_with_data),
  m.* EXCLUDE (plan, span),
  e.* EXCLUDE (plan, span)
FROM finding_window w
JOIN finding_tier t ON t.plan = w.plan
LEFT JOIN d ON d.plan = w.plan AND d.span = w.span
LEFT JOIN m ON m.plan = w.plan AND m.span = w.span
LEFT JOIN e ON e.plan = w.plan AND e.span = w.span
ORDER BY w.plan, w.span;
