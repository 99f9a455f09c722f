CREATE OR REPLACE TEMP TABLE day_part AS
WITH
paired AS (
  SELECT *,
    power_w IS NOT NULL AND heat_w IS NOT NULL AS has_both,
    sample_s / 3.6e6 AS kwh_per_w,
    coalesce(run_mode, mode, '') IN ('cool') OR mode IS NOT DISTINCT FROM 'cool' AS cooling,
    CASE WHEN run_mode = 'dhw' OR (run_mode IS NULL AND mode = 'dhw') THEN power_w ELSE dhw_power_w END AS hot_power_w,
    CASE WHEN run_mode = 'dhw' OR (run_mode IS NULL AND mode = 'dhw') THEN heat_w ELSE dhw_heat_w END AS hot_heat_w,
    run_mode IN ('heat', 'defrost') OR mode IN ('heat', 'defrost') OR (mode IS NULL AND run_mode IS NULL) AS heating
  FROM step
)
SELECT
  unit_id, day, series_no, any_value(sample_s) AS sample_s,
  count(*) AS n, count(power_w) AS n_power, count(heat_w) AS n_heat, count(*) FILTER (outdoor_c IS NOT NULL OR outdoor_fault IS NOT NULL) AS n_outdoor, count(indoor_c) AS n_indoor, count(running) AS n_running,
  min(ts) AS first_at, max(ts) AS last_at,
  max(CASE WHEN k_before >= series_no * 4000000000 THEN k - k_before - sample_s END) / 60.0 AS max_gap_min,
  sum(power_w * kwh_per_w) AS energy_kwh,
  sum(heat_w * kwh_per_w) AS heat_kwh,
  sum(aux_power_w * kwh_per_w) AS aux_kwh,
  sum(power_w * kwh_per_w) FILTER (has_both AND NOT cooling) AS cop_energy_kwh,
  sum(heat_w * kwh_per_w) FILTER (has_both AND NOT cooling) AS cop_heat_kwh,
  sum((power_w - coalesce(hot_power_w, 0)) * kwh_per_w) FILTER (has_both AND heating) AS heating_energy_kwh,
  sum((heat_w - coalesce(hot_heat_w, 0)) * kwh_per_w) FILTER (has_both AND heating) AS heating_heat_kwh,
  sum(hot_power_w * kwh_per_w) FILTER (hot_heat_w IS NOT NULL) AS dhw_energy_kwh,
  sum(hot_heat_w * kwh_per_w) FILTER (hot_power_w IS NOT NULL) AS dhw_heat_kwh,
  sum(power_w * kwh_per_w) FILTER (has_both AND cooling) AS cooling_energy_kwh,
  -sum(heat_w * kwh_per_w) FILTER (has_both AND cooling) AS cooling_heat_kwh,
  quantile_cont(power_w, 0.5) FILTER (running IS FALSE) AS standby_w,
  bool_or(heat_source = 'metered') AS metered, bool_or(heat_source = 'derived_water') AS derived_water, bool_or(heat_source = 'derived_air') AS derived_air,
  avg(outdoor_c) AS outdoor_c_mean, min(outdoor_c) AS outdoor_c_min, max(outdoor_c) AS outdoor_c_max,
  coalesce(
    quantile_cont(outdoor_c, 0.5) FILTER (local_hour BETWEEN 2 AND 4 AND running IS FALSE AND k - coalesce(on_k, 0) >= 1800),
    quantile_cont(outdoor_c, 0.5) FILTER (local_hour BETWEEN 2 AND 4)
  ) AS outdoor_night_c,
  avg(station_c) AS station_c_mean,
  quantile_cont(station_c, 0.5) FILTER (local_hour BETWEEN 2 AND 4 AND outdoor_c IS NOT NULL) AS station_night_c,
  avg(rh_pct) AS station_rh_mean,
  avg(indoor_c) AS indoor_c_mean, avg(setpoint_c) AS setpoint_c_mean,
  avg(supply_c) FILTER (run_mode = 'heat') AS supply_heating_c_mean,
  sum(sample_s) FILTER (running) / 3600.0 AS compressor_h,
  sum(sample_s) FILTER (run_mode = 'heat') / 3600.0 AS heating_h,
  sum(sample_s) FILTER (run_mode = 'dhw') / 3600.0 AS dhw_h,
  sum(sample_s) FILTER (run_mode = 'cool') / 3600.0 AS cooling_h,
  sum(sample_s) FILTER (run_mode IN ('heat', 'dhw') AND frost_interval_min(coalesce(station_c, outdoor_c), rh_pct) <= 60) / 3600.0 AS frost_zone_h,
  CASE WHEN count(running) > 0 THEN count(*) FILTER (started) END AS starts,
  quantile_cont(frost_interval_min(coalesce(station_c, outdoor_c), rh_pct), 0.5) FILTER (run_mode IN ('heat', 'dhw')) AS interval_expected_min,
  any_value(outdoor_same_h) AS outdoor_same_h,
  count(*) FILTER (outdoor_fault = 'sun') AS outdoor_sun_samples,
  count(*) FILTER (outdoor_fault = 'sentinel') AS outdoor_sentinel_samples,
  count(*) FILTER (range_bits & {outdoor_bit} <> 0) AS outdoor_range_samples,
  string_agg(DISTINCT nullif(fault_code, ''), '|' ORDER BY nullif(fault_code, '')) AS fault_codes
FROM (
  SELECT p.*, o.outdoor_same_h FROM paired p LEFT JOIN outdoor_same o ON o.series_no = p.series_no AND o.day = p.day
)
GROUP BY unit_id, day, series_no;
