CREATE OR REPLACE TEMP TABLE defrost_sign AS
WITH
near AS (
  SELECT s.k, s.series_no, s.ts, s.sample_s, s.mode, s.running, s.flow_lpm, s.supply_c, s.return_c, s.discharge_c, s.power_w, e.defrost_method,
    coalesce(s.station_c, s.outdoor_in_range) AS outdoor_c,
    coalesce(s.compressor_hz, s.compressor_a) AS compressor
  FROM sample s JOIN evidence_day e ON e.series_no = s.series_no AND e.day = s.day
  WHERE e.defrost_method IN ('heat', 'line', 'power') AND s.sample_s <= 300
    AND s.mode IS DISTINCT FROM 'cool'
),
around AS (
  SELECT *,
    bool_or(running) OVER recent AS was_running,
    max(compressor) OVER recent AS compressor_before,
    min(compressor) OVER around AS compressor_least,
    max(discharge_c) OVER recent AS discharge_before,
    max(supply_c) OVER recent AS supply_before,
    quantile_cont(power_w, 0.5) OVER long_before AS power_before,
    min(power_w) OVER long_before AS power_least_before
  FROM near
  WINDOW
    recent AS (PARTITION BY series_no ORDER BY ts RANGE BETWEEN INTERVAL 6 MINUTE PRECEDING AND INTERVAL 30 SECOND PRECEDING),
    around AS (PARTITION BY series_no ORDER BY ts RANGE BETWEEN INTERVAL 1 MINUTE PRECEDING AND INTERVAL 3 MINUTE FOLLOWING),
    long_before AS (PARTITION BY series_no ORDER BY ts RANGE BETWEEN INTERVAL 15 MINUTE PRECEDING AND INTERVAL 5 MINUTE PRECEDING)
)
SELECT k FROM around
WHERE outdoor_c < 15 AND was_running AND CASE defrost_method
  WHEN 'heat' THEN flow_lpm > 5 AND supply_c - return_c < -1
    AND mode IS DISTINCT FROM 'fan' AND mode IS DISTINCT FROM 'off'
    AND compressor_least < 0.5 * compressor_before
  WHEN 'line' THEN running AND discharge_c < discharge_before - 8 AND supply_c < supply_before - 4
  WHEN 'power' THEN running AND outdoor_c < 7 AND sample_s <= 60
    AND power_w BETWEEN 0.4 * power_before AND 0.8 * power_before AND power_least_before > 0.9 * power_before
END;
