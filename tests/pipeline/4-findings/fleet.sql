CREATE TABLE analysis (as_of DATE, data_to DATE, zone VARCHAR);
CREATE TABLE unit_day (
  unit_id VARCHAR, day DATE, sample_s INTEGER, samples INTEGER, samples_expected INTEGER, coverage DOUBLE, last_at TIMESTAMP, cop_provenance VARCHAR,
  energy_kwh DOUBLE, cop_energy_kwh DOUBLE, cop_heat_kwh DOUBLE, dhw_energy_kwh DOUBLE,
  outdoor_c_mean DOUBLE, outdoor_c_min DOUBLE, outdoor_c_max DOUBLE, outdoor_night_c DOUBLE, station_c_mean DOUBLE, station_night_c DOUBLE,
  setpoint_c_mean DOUBLE, supply_heating_c_mean DOUBLE, compressor_h DOUBLE, heating_h DOUBLE, dhw_h DOUBLE, frost_zone_h DOUBLE,
  starts INTEGER, starts_max_per_h INTEGER, short_runs INTEGER, run_min_median DOUBLE,
  defrosts INTEGER, defrosts_unnecessary INTEGER, defrosts_by_time INTEGER, defrosts_incomplete INTEGER, defrost_kwh DOUBLE, defrost_heat_lost_kwh DOUBLE,
  interval_min_median DOUBLE, interval_min_cv DOUBLE, interval_expected_min DOUBLE, termination_c_median DOUBLE, defrost_sampling_ok BOOLEAN,
  outdoor_same_h DOUBLE, outdoor_sun_samples INTEGER, outdoor_sentinel_samples INTEGER, outdoor_range_samples INTEGER
);
CREATE TABLE unit_day_mode (
  unit_id VARCHAR, day DATE, mode VARCHAR, method VARCHAR, steady_samples INTEGER, outdoor_source VARCHAR, outdoor_c DOUBLE, rh_pct DOUBLE,
  sink_c DOUBLE, indoor_c DOUBLE, compressor_hz DOUBLE, power_w DOUBLE, cop DOUBLE, carnot_fraction DOUBLE, outdoor_coil_c DOUBLE
);
