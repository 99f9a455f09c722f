INSERT INTO analysis VALUES (DATE '2025-04-30', DATE '2025-04-30', 'UTC');
INSERT INTO tariff_register (import_no, tariff_id, name, currency, kind, definition)
VALUES (1, 'flat', 'Flat', 'USD', 'flat', '{"tariff_id":"flat","kind":"flat","price_per_kwh":0.25}');
CREATE TEMP TABLE case_day AS
SELECT unit_id, (DATE '2025-01-01' + i::INTEGER)::DATE AS day, i >= 65 AS bad FROM case_unit, range(120) AS r(i);
INSERT INTO unit_register BY NAME
SELECT 1 AS import_no, unit_id, 'hydronic' AS unit_type, 'flat' AS tariff_id, 'UTC' AS time_zone, 'R-410A' AS refrigerant, 2.0 AS aux_lockout_c FROM case_unit;
INSERT INTO unit_day BY NAME
SELECT
  unit_id, day, 300 AS sample_s, 288 AS samples, 288 AS samples_expected, if(bad, 0.8, 1) AS coverage, 'metered' AS cop_provenance,
  48 AS energy_kwh, if(bad, 110, 133) AS heat_kwh, 45 AS cop_energy_kwh, if(bad, 112.5, 135) AS cop_heat_kwh, 44 AS heating_energy_kwh,
  3 AS outdoor_c_mean, -2 AS outdoor_c_min, 6 AS outdoor_c_max, if(bad, 6, 0) AS outdoor_night_c, 3 AS station_c_mean, 0 AS station_night_c,
  if(bad, 19, 21) AS indoor_c_mean, 21 AS setpoint_c_mean, if(bad, 41, 35) AS supply_heating_c_mean,
  12 AS compressor_h, 12 AS heating_h, 6 AS frost_zone_h, if(bad, 40, 8) AS starts, if(bad, 8, 1) AS starts_max_per_h, if(bad, 25, 0) AS short_runs, if(bad, 6, 60) AS run_min_median,
  if(bad, 12, 8) AS defrosts, if(bad, 9, 0) AS defrosts_unnecessary, if(bad, 8, 0) AS defrosts_incomplete, if(bad, 4, 0) AS defrosts_warm,
  if(bad, 120, 48) AS defrost_min, if(bad, 22, 8) AS defrost_longest_min, 0.8 AS defrost_kwh, 1.5 AS defrost_heat_lost_kwh,
  if(bad, 25, 70) AS interval_min_median, if(bad, 0.04, 0.3) AS interval_min_cv, 165 AS interval_expected_min, if(bad, 4, 15) AS termination_c_median,
  if(bad, 3, 0) AS frost_evidence_h, if(bad, 24, 1) AS outdoor_same_h, if(bad, 30, 0) AS outdoor_sun_samples, if(bad, 100, 0) AS outdoor_sentinel_samples, if(bad, 20, 0) AS outdoor_range_samples,
  if(bad, 4, 0) AS aux_h, if(bad, 8, 0) AS aux_kwh, if(bad, 3, 0) AS aux_alone_h, if(bad, 2, 0) AS aux_idle_h, 0.5 AS aux_recovery_h, if(bad, 9, NULL) AS aux_outdoor_c,
  if(bad, 5, 0) AS cold_call_h, if(bad, 3, 0) AS cold_call_full_h, if(bad, 3, 0) AS lockout_h, if(bad, 4, NULL) AS lockout_outdoor_c, if(bad, 90, 20) AS standby_w,
  if(bad, 123, 80) AS discharge_hot_c, if(bad, 101, 75) AS discharge_p90_c, if(bad, 2, 0) AS floodback_h, if(bad, 1, 0) AS envelope_h, if(bad, 40, 0) AS valve_wrong_min,
  1 AS rests, if(bad, 1.4, 0.1) AS rest_outdoor_k, if(bad, 1.4, 0.1) AS rest_coil_k, if(bad, 1.4, 0.1) AS rest_suction_k, if(bad, 1.4, 0.1) AS rest_liquid_k,
  if(bad, 1.4, 0.1) AS rest_supply_k, if(bad, 1.4, 0.1) AS rest_return_k, if(bad, 1.4, 0.1) AS rest_indoor_k, if(bad, 1.4, 0.1) AS rest_indoor_coil_k,
  if(bad, -7, 0.5) AS rest_pressure_pct, 0.5 AS rest_discharge_pressure_pct, if(bad, 30, 1) AS same_supply_h, 1 AS same_return_h, if(bad, 9.1, 3) AS cop_day_raw,
  if(bad, 1.5, 0) AS heat_idle_kwh, if(bad, 0.5, 0) AS power_negative_h, if(bad, 1.5, 1) AS closure
FROM case_day;
INSERT INTO unit_day_mode BY NAME
SELECT
  unit_id, day, 'heat' AS mode, 'steady' AS method, 100 AS steady_samples, 'station' AS outdoor_source, 3 AS outdoor_c, 35 AS sink_c, 60 AS compressor_hz,
  if(bad, 2200, 2000) AS power_w, if(bad, 5500, 6000) AS heat_w, if(bad, 2.5, 3) AS cop, if(bad, 78, 70) AS discharge_c, if(bad, 9, 4) AS suction_c, if(bad, 30, 28) AS liquid_c,
  if(bad, 9, 6) AS superheat_k, if(bad, 3, 6) AS subcooling_k, if(bad, 52, 40) AS eev_pct, if(bad, 15, 20) AS flow_lpm, if(bad, 8, 6) AS approach_clean_k, if(bad, 12, 7) AS approach_frost_k,
  if(bad, 9, 8) AS compressor_a, 800 AS fan_rpm, if(bad, 2.4, 1) AS vibration_mm_s, if(bad, 2700, 2500) AS discharge_kpa, if(bad, 740, 800) AS suction_kpa,
  if(bad, -4, -3) AS evaporating_c, if(bad, 42, 40) AS condensing_c, if(bad, 30, 25) AS discharge_superheat_k, if(bad, 3.6, 3.1) AS pressure_ratio,
  if(bad, 9, 7) AS approach_outdoor_k, if(bad, 6, 4) AS approach_indoor_k, if(bad, 0.62, 0.68) AS isentropic_efficiency, if(bad, 0.7, 0.8) AS volumetric_index
FROM case_day;
INSERT INTO unit_expectation BY NAME
SELECT unit_id, day, 'heat' AS mode, 'cop' AS metric, if(bad, 2.5, 3) AS actual, 3 AS expected, if(bad, ln(2.5 / 3), 0) AS residual_ln, true AS scored, false AS baseline
FROM case_day;
INSERT INTO unit_residual BY NAME
SELECT unit_id, day, 'heating' AS block, -4 AS subcooling_k, 3.5 AS superheat_k, 11 AS valve_opening_pct, ln(1.1) AS power_ln
FROM case_day WHERE bad AND dayofweek(day) = 1;
INSERT INTO unit_cause BY NAME
SELECT unit_id, day, 'refrigerant_leak' AS best, 0.83 AS score, 'liquid_line_restriction' AS second, 0.41 AS second_score, 'refrigerant_leak' AS named
FROM case_day WHERE bad AND dayofweek(day) = 1;
INSERT INTO unit_statistic BY NAME SELECT unit_id, day FROM case_day;
