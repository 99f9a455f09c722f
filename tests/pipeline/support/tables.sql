CREATE TABLE analysis (as_of DATE, data_to DATE, zone VARCHAR);
CREATE TABLE unit_day (
  unit_id VARCHAR, day DATE, sample_s INTEGER, samples INTEGER, samples_expected INTEGER, coverage DOUBLE, max_gap_min DOUBLE,
  first_at TIMESTAMP, last_at TIMESTAMP, cop_provenance VARCHAR, energy_kwh DOUBLE, heat_kwh DOUBLE, aux_kwh DOUBLE,
  cop_energy_kwh DOUBLE, cop_heat_kwh DOUBLE, heating_h DOUBLE, starts INTEGER, starts_max_per_h INTEGER, defrosts INTEGER,
  outdoor_c_mean DOUBLE, outdoor_night_c DOUBLE, station_night_c DOUBLE, outdoor_same_h DOUBLE, outdoor_sun_samples INTEGER, defrosts_unnecessary INTEGER,
  defrosts_by_time INTEGER, defrosts_incomplete INTEGER, interval_min_median DOUBLE, interval_expected_min DOUBLE, frost_zone_h DOUBLE,
  run_min_median DOUBLE, short_runs INTEGER, station_c_mean DOUBLE);
CREATE TABLE unit_year (
  unit_id VARCHAR, year INTEGER, days INTEGER, energy_kwh DOUBLE, heat_kwh DOUBLE, cop DOUBLE, cop_space_heating DOUBLE,
  cop_hot_water DOUBLE, cop_cooling DOUBLE, aux_kwh DOUBLE, outdoor_c_mean DOUBLE, coverage_pct DOUBLE, cop_provenance VARCHAR);
CREATE TABLE unit_day_gate (
  unit_id VARCHAR, day DATE, signal VARCHAR, rule VARCHAR, samples INTEGER, first_at TIMESTAMP, last_at TIMESTAMP, action VARCHAR, detail VARCHAR);
CREATE TABLE unit_gap (unit_id VARCHAR, signal VARCHAR, from_day DATE, to_day DATE, days INTEGER);
CREATE TABLE defrost_cycle (
  unit_id VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, minutes DOUBLE, method VARCHAR, outdoor_c DOUBLE, interval_heating_min DOUBLE,
  ended_by VARCHAR, end_coil_c DOUBLE, energy_kwh DOUBLE, heat_lost_kwh DOUBLE, necessary VARCHAR, verdict VARCHAR, day DATE,
  rh_pct DOUBLE, interval_expected_min DOUBLE);
CREATE TABLE unit_condition (
  unit_id VARCHAR, scored_days INTEGER, baseline_from DATE, baseline_to DATE, cop_vs_expected_pct DOUBLE, cop_trend_pct_per_year DOUBLE,
  cop_trend_low DOUBLE, cop_trend_high DOUBLE, confidence DOUBLE, not_enough_data VARCHAR);
CREATE TABLE unit_expectation (
  unit_id VARCHAR, day DATE, mode VARCHAR, actual DOUBLE, expected DOUBLE, residual_ln DOUBLE, scored BOOLEAN, baseline BOOLEAN, metric VARCHAR);
CREATE TABLE finding (
  finding_id VARCHAR, unit_id VARCHAR, circuit_no INTEGER, fault VARCHAR, severity VARCHAR, confidence DOUBLE, onset_on DATE, detected_on DATE,
  cause_on DATE, last_seen_on DATE, status VARCHAR, metric VARCHAR, value DOUBLE, unit VARCHAR, expected DOUBLE, threshold DOUBLE,
  annual_cost DOUBLE, currency VARCHAR, evidence VARCHAR, not_because VARCHAR, profile VARCHAR, family VARCHAR, why VARCHAR);
CREATE TABLE finding_status (finding_id VARCHAR, status VARCHAR, reason VARCHAR, who VARCHAR, "at" TIMESTAMP);
