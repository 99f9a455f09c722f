CREATE OR REPLACE TEMP VIEW sample AS
WITH
rows AS (
  SELECT
    s.unit_id, s.ts, s.sample_s, s.mode, s.heat_source, s.reversing_valve_heating, s.defrost, s.fault_code,
    {gated},
    {range_bits} AS range_bits,
    p.unit_no * 100000 + s.sample_s AS series_no,
    s.ts + to_seconds(p.offset_s) AS local_ts,
    p.station_c,
    coalesce(p.station_rh, CASE WHEN s.outdoor_rh_pct BETWEEN 1 AND 100 THEN round(s.outdoor_rh_pct::DOUBLE, 3) END) AS rh_pct
  FROM {scan} s
  JOIN unit_hour p ON p.unit_id = s.unit_id AND p.hour = date_trunc('hour', s.ts)
),
days AS (
  SELECT
    unit_id, ts, sample_s, series_no, local_ts::DATE AS day, hour(local_ts) AS local_hour,
    (epoch(local_ts)::BIGINT % 86400)::INTEGER AS day_s,
    series_no * 4000000000 + (epoch(ts)::BIGINT - 631152000) AS k,
    mode, power_w, aux_power_w, heat_w, dhw_power_w, dhw_heat_w, heat_source,
    outdoor_c AS outdoor_in_range, station_c, rh_pct, range_bits,
    indoor_c, setpoint_c, supply_c, return_c, dhw_tank_c, flow_lpm,
    compressor_hz, compressor_a, discharge_c, suction_c, liquid_c, outdoor_coil_c, superheat_k, subcooling_k, eev_pct,
    reversing_valve_heating, defrost, fault_code,
    CASE
      WHEN sample_s > 900 THEN NULL
      WHEN compressor_hz IS NOT NULL THEN compressor_hz > 5
      WHEN compressor_a IS NOT NULL THEN compressor_a > 0.5
      WHEN power_w IS NULL THEN NULL
      WHEN mode IN ('heat', 'cool', 'dhw', 'defrost') THEN power_w > 150
      WHEN mode IN ('off', 'fan', 'aux') THEN false
      ELSE power_w > 300
    END AS running
  FROM rows
  WHERE local_ts < {end_of_day}
)
SELECT * FROM days;
