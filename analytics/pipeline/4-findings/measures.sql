WITH spans AS MATERIALIZED (
  SELECT w.*, t.* EXCLUDE (plan)
  FROM finding_window w
  JOIN finding_tier t USING (plan)
  WHERE span <> 'year'
),
d AS (
  SELECT
    plan,
    span,
    count(*)::DOUBLE AS days_with_data,
    sum(samples)::DOUBLE AS samples,
    sig9(exact_mean(100 * coverage)) AS coverage_pct,
    sum(defrosts)::DOUBLE AS defrosts,
    sum(defrosts_unnecessary)::DOUBLE AS defrosts_unnecessary,
    sum(defrosts_incomplete)::DOUBLE AS defrosts_incomplete,
    sum(defrosts_warm)::DOUBLE AS defrosts_warm,
    sig9(exact_sum(defrost_min) / nullif(sum(defrosts), 0)) AS defrost_min_mean,
    sig9(max(defrost_longest_min)) AS defrost_max_min,
    sig9(median(interval_min_median)) AS interval_min_median,
    sig9(median(interval_min_cv)) AS interval_min_cv,
    sig9(median(interval_expected_min)) AS interval_expected_min,
    sig9(median(termination_c_median)) AS termination_c_median,
    sig9(exact_sum(defrost_kwh)) AS defrost_kwh,
    sig9(exact_sum(defrost_heat_lost_kwh)) AS defrost_heat_lost_kwh,
    sig9(exact_sum(frost_zone_h)) AS frost_zone_h,
    sig9(exact_sum(frost_evidence_h)) AS frosted_h,
    sum(starts)::DOUBLE AS starts,
    max(starts_max_per_h)::DOUBLE AS starts_max_per_h,
    sum(short_runs)::DOUBLE AS short_runs,
    sig9(median(run_min_median)) AS run_min_median,
    sig9(exact_sum(compressor_h)) AS compressor_h,
    sig9(median(outdoor_c_mean)) AS outdoor_c_mean,
    sig9(min(outdoor_c_min)) AS outdoor_c_min,
    sig9(max(outdoor_same_h)) AS outdoor_same_h,
    sig9(median(outdoor_c_max - outdoor_c_min)) AS outdoor_swing_k,
    sum(outdoor_sentinel_samples)::DOUBLE AS outdoor_sentinel_samples,
    sum(outdoor_range_samples)::DOUBLE AS outdoor_range_samples,
    sig9(median(outdoor_night_c - station_night_c)) AS night_offset_k,
    sig9(median(station_c_mean)) AS station_c_mean,
    sig9(median(supply_heating_c_mean)) AS supply_heating_c_mean,
    sig9(median(setpoint_c_mean)) AS setpoint_c_mean,
    sig9(median(indoor_c_mean)) AS indoor_c_mean,
    sig9(exact_sum(energy_kwh)) AS energy_kwh,
    sig9(exact_sum(energy_kwh) / nullif(count(energy_kwh), 0)) AS energy_kwh_per_day,
    sig9(exact_mean(CASE WHEN energy_kwh IS NOT NULL THEN greatest(0, 18 - coalesce(station_c_mean, outdoor_c_mean)) END)) AS degree_days_per_day,
    sig9(exact_sum(heat_kwh)) AS heat_kwh,
    sig9(exact_sum(heat_kwh) / nullif(count(heat_kwh), 0)) AS heat_kwh_per_day,
    sig9(exact_sum(cop_energy_kwh)) AS cop_energy_kwh,
    sig9(exact_sum(cop_heat_kwh) / nullif(exact_sum(cop_energy_kwh), 0)) AS cop,
    sig9(exact_sum(aux_kwh)) AS aux_kwh,
    sig9(exact_sum(aux_kwh) / nullif(count(aux_kwh), 0)) AS aux_kwh_per_day,
    sig9(exact_sum(u.aux_h)) AS aux_h,
    sig9(exact_sum(u.aux_alone_h)) AS aux_alone_total_h,
    sig9(exact_sum(u.aux_idle_h)) AS aux_idle_total_h,
    sig9(exact_sum(u.aux_recovery_h)) AS aux_recovery_h,
    sig9(max(u.aux_outdoor_c)) AS aux_outdoor_c,
    sig9(exact_sum(cold_call_h)) AS cold_call_h,
    sig9(exact_sum(cold_call_full_h)) AS cold_call_full_h,
    sig9(exact_sum(u.lockout_h)) AS lockout_total_h,
    sig9(max(u.lockout_outdoor_c)) AS lockout_outdoor_c,
    sig9(median(standby_w)) AS standby_w,
    sig9(max(u.discharge_hot_c)) AS discharge_max_c,
    sig9(max(u.discharge_p90_c)) AS discharge_p90_max_c,
    sig9(exact_sum(u.floodback_h)) AS floodback_total_h,
    sig9(exact_sum(envelope_h)) AS envelope_total_h,
    sig9(max(u.valve_wrong_min)) AS valve_wrong_max_min,
    sum(rests)::DOUBLE AS rests,
    sig9(median(rest_outdoor_k)) AS rest_outdoor_k,
    sig9(median(rest_coil_k)) AS rest_coil_k,
    sig9(median(rest_suction_k)) AS rest_suction_k,
    sig9(median(rest_liquid_k)) AS rest_liquid_k,
    sig9(median(rest_supply_k)) AS rest_supply_k,
    sig9(median(rest_return_k)) AS rest_return_k,
    sig9(median(rest_indoor_k)) AS rest_indoor_k,
    sig9(median(rest_indoor_coil_k)) AS rest_indoor_coil_k,
    sig9(median(rest_pressure_pct)) AS rest_pressure_pct,
    sig9(median(rest_discharge_pressure_pct)) AS rest_discharge_pressure_pct,
    sig9(max(same_supply_h)) AS same_supply_h,
    sig9(max(same_return_h)) AS same_return_h,
    sig9(max(same_discharge_h)) AS same_discharge_h,
    sig9(max(same_suction_h)) AS same_suction_h,
    sig9(max(same_liquid_h)) AS same_liquid_h,
    sig9(max(same_coil_h)) AS same_coil_h,
    sig9(max(same_suction_kpa_h)) AS same_suction_kpa_h,
    sig9(max(same_discharge_kpa_h)) AS same_discharge_kpa_h,
    sig9(median(cop_day_raw)) AS cop_day_median,
    sig9(exact_sum(heat_idle_kwh)) AS heat_idle_kwh,
    sig9(exact_sum(power_negative_h)) AS power_negative_h,
    sig9(median(closure)) AS closure
  FROM spans w
  JOIN measured_unit_day u ON u.unit_id = w.unit_id AND u.day BETWEEN from_day AND to_day
  WHERE span <> 'like'
  GROUP BY plan, span
),
m AS (
  SELECT
    plan,
    span,
    sig9(median(u.cop)) AS cop_steady_median,
    sig9(median(u.outdoor_c)) AS outdoor_steady_c,
    sig9(median(u.sink_c)) AS sink_steady_c,
    sig9(median(u.compressor_hz)) AS compressor_hz,
    sig9(median(u.power_w)) AS power_w,
    sig9(median(u.heat_w)) AS heat_w,
    sig9(median(u.compressor_a)) AS compressor_a,
    sig9(median(u.vibration_mm_s)) AS vibration_mm_s,
    sig9(median(u.discharge_c)) AS discharge_c,
    sig9(median(u.suction_c)) AS suction_c,
    sig9(median(u.suction_kpa)) AS suction_kpa,
    sig9(median(u.discharge_kpa)) AS discharge_kpa,
    sig9(median(u.pressure_ratio)) AS pressure_ratio,
    sig9(median(u.superheat_k)) AS superheat_k,
    sig9(median(u.subcooling_k)) AS subcooling_k,
    sig9(median(u.discharge_superheat_k)) AS discharge_superheat_k,
    sig9(median(u.eev_pct)) AS eev_pct,
    sig9(median(u.approach_clean_k)) AS approach_clean_k,
    sig9(median(u.approach_frost_k)) AS approach_frost_k,
    sig9(median(u.approach_outdoor_k)) AS approach_outdoor_k,
    sig9(median(u.approach_indoor_k)) AS approach_indoor_k,
    sig9(median(u.isentropic_efficiency)) AS isentropic_efficiency,
    sig9(median(u.volumetric_index)) AS volumetric_index,
    sig9(median(u.flow_lpm)) AS flow_lpm,
    sig9(median(u.fan_rpm)) AS fan_rpm
  FROM spans w
  JOIN measured_unit_day_mode u ON u.unit_id = w.unit_id AND u.mode = w.mode AND u.day BETWEEN from_day AND to_day
  WHERE span <> 'like' OR (
    abs(u.outdoor_c - w.outdoor_c) <= 3
    AND coalesce(abs(u.sink_c - w.sink_c) <= 3, true)
    AND coalesce(abs(u.compressor_hz - w.compressor_hz) <= 0.15 * w.compressor_hz, true)
  )
  GROUP BY plan, span
  HAVING span <> 'like' OR count(*) >= 5
),
r AS (
  SELECT
    plan,
    span,
    sig9(median(u.superheat_k)) AS residual_superheat_k,
    sig9(median(u.subcooling_k)) AS residual_subcooling_k,
    sig9(median(u.valve_opening_pct)) AS residual_eev_pct,
    sig9(median(u.discharge_superheat_k)) AS residual_discharge_superheat_k,
    sig9(median(u.approach_outdoor_k)) AS residual_approach_outdoor_k,
    sig9(median(u.approach_indoor_k)) AS residual_approach_indoor_k,
    sig9(median(u.suction_pressure_ln)) AS residual_suction_kpa,
    sig9(median(u.discharge_pressure_ln)) AS residual_discharge_kpa,
    sig9(median(u.power_ln)) AS residual_power_w,
    sig9(median(u.isentropic_efficiency_ln)) AS residual_isentropic_efficiency,
    sig9(median(u.volumetric_index_ln)) AS residual_volumetric_index,
    sig9(median(u.current_ln)) AS residual_compressor_a,
    sig9(median(u.vibration_ln)) AS residual_vibration_mm_s
  FROM spans w
  JOIN measured_unit_residual u ON u.unit_id = w.unit_id AND u.day BETWEEN from_day AND to_day AND u.block = if(w.mode = 'cool', 'cooling', 'heating')
  WHERE span = 'now'
  GROUP BY plan, span
),
c AS (
  SELECT plan, span, best, sig9(score) AS cause_score, second, sig9(second_score) AS cause_second_score
  FROM finding_window w
  JOIN measured_unit_cause u ON u.unit_id = w.unit_id AND u.day BETWEEN from_day AND to_day
  WHERE span = 'now'
  QUALIFY row_number() OVER (PARTITION BY plan, span ORDER BY u.day DESC) = 1
),
s AS (
  SELECT plan, span, sig9(max(cop)) AS summary_cop, sig9(sum(energy_kwh ORDER BY u.from_on, u.to_on)) AS summary_energy_kwh, sig9(sum(heat_kwh ORDER BY u.from_on, u.to_on)) AS summary_heat_kwh
  FROM finding_window w
  JOIN unit_summary u ON u.unit_id = w.unit_id AND u.to_on BETWEEN from_day AND to_day
  WHERE span = 'now'
  GROUP BY plan, span
)
SELECT
  w.plan,
  w.span,
  w.provenance,
  w.daily,
  w.has_station,
  w.mode,
  w.tier::DOUBLE AS signal_tier,
  w.scored_days,
  w.cop_vs_expected_pct,
  coalesce(d.days_with_data, 0) AS days_with_data,
  (w.to_day - w.from_day + 1)::DOUBLE - coalesce(d.days_with_data, 0) AS days_without_data,
  d.* EXCLUDE (plan, span, days_with_data),
  m.* EXCLUDE (plan, span),
  r.* EXCLUDE (plan, span),
  c.* EXCLUDE (plan, span),
  s.* EXCLUDE (plan, span)
FROM spans w
LEFT JOIN d ON d.plan = w.plan AND d.span = w.span
LEFT JOIN m ON m.plan = w.plan AND m.span = w.span
LEFT JOIN r ON r.plan = w.plan AND r.span = w.span
LEFT JOIN c ON c.plan = w.plan AND c.span = w.span
LEFT JOIN s ON s.plan = w.plan AND s.span = w.span
ORDER BY w.plan, w.span;
