CREATE OR REPLACE TEMP TABLE next_run_cycle (unit_id VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, day DATE, minutes DOUBLE, mode VARCHAR, outdoor_c DOUBLE, energy_kwh DOUBLE, complete BOOLEAN);

CREATE OR REPLACE TEMP TABLE next_defrost_cycle (
  unit_id VARCHAR, started_at TIMESTAMP, ended_at TIMESTAMP, minutes DOUBLE, method VARCHAR, outdoor_c DOUBLE, interval_heating_min DOUBLE,
  ended_by VARCHAR, end_coil_c DOUBLE, energy_kwh DOUBLE, heat_lost_kwh DOUBLE, necessary VARCHAR, verdict VARCHAR,
  day DATE, rh_pct DOUBLE, interval_expected_min DOUBLE, approach_growth_k DOUBLE
);

CREATE OR REPLACE TEMP TABLE next_unit_day_gate (unit_id VARCHAR, day DATE, signal VARCHAR, rule VARCHAR, samples BIGINT, first_at TIMESTAMP, last_at TIMESTAMP, action VARCHAR, detail VARCHAR);

CREATE OR REPLACE TEMP TABLE next_unit_signal (
  unit_id VARCHAR, signal VARCHAR, sample_s INTEGER, samples BIGINT, low DOUBLE, median DOUBLE, high DOUBLE, step_s DOUBLE, gaps INTEGER, longest_gap_s DOUBLE, first_at TIMESTAMP, last_at TIMESTAMP,
  judged_days INTEGER, stuck_days INTEGER, drift_against VARCHAR, drift_blocks INTEGER, drift_k DOUBLE, drift_k_per_year DOUBLE, drift_from DATE, drift_to DATE
);

CREATE OR REPLACE TEMP TABLE next_unit_signal_day (unit_id VARCHAR, signal VARCHAR, day DATE, samples INTEGER, longest_gap_s DOUBLE);

CREATE OR REPLACE TEMP TABLE next_unit_day_mode (
  unit_id VARCHAR, day DATE, mode VARCHAR, method VARCHAR, samples INTEGER, steady_samples INTEGER, outdoor_source VARCHAR,
  {mode_columns}
);

CREATE OR REPLACE TEMP TABLE next_unit_day (
  unit_id VARCHAR, day DATE, sample_s INTEGER, samples INTEGER, samples_expected INTEGER, coverage DOUBLE, power_coverage DOUBLE, max_gap_min DOUBLE,
  first_at TIMESTAMP, last_at TIMESTAMP, cop_provenance VARCHAR,
  {day_columns},
  starts INTEGER, starts_max_per_h INTEGER, short_runs INTEGER, run_min_median DOUBLE,
  defrosts INTEGER, defrosts_unnecessary INTEGER, defrosts_by_time INTEGER, defrosts_incomplete INTEGER,
  defrost_min DOUBLE, defrost_kwh DOUBLE, defrost_heat_lost_kwh DOUBLE, interval_min_median DOUBLE, interval_min_cv DOUBLE, termination_c_median DOUBLE,
  defrost_sampling_ok BOOLEAN,
  defrosts_warm INTEGER, rests INTEGER, closure DOUBLE, cop_day_raw DOUBLE,
  outdoor_sun_samples INTEGER, outdoor_sentinel_samples INTEGER, outdoor_range_samples INTEGER,
  fault_codes VARCHAR,
  steady_samples INTEGER, steady_dropped INTEGER, implausible_dropped INTEGER
);
