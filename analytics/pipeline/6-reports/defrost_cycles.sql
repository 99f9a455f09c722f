SELECT
  unit_id, started_at, ended_at, minutes, method, outdoor_c, interval_heating_min, ended_by, end_coil_c, energy_kwh,
  heat_lost_kwh, necessary, verdict
FROM defrost_cycle
