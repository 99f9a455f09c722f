CREATE OR REPLACE TEMP TABLE step AS
WITH
state AS (
  SELECT s.* EXCLUDE (outdoor_in_range, defrost),
    o.fault AS outdoor_fault,
    CASE WHEN o.fault IS NULL THEN s.outdoor_in_range END AS outdoor_c,
    e.defrost_method,
    coalesce(CASE e.defrost_method
      WHEN 'flag' THEN coalesce(s.defrost, false) OR s.mode IS NOT DISTINCT FROM 'defrost'
      WHEN 'valve' THEN s.running AND NOT s.reversing_valve_heating AND s.mode IS DISTINCT FROM 'cool'
        AND coalesce(s.station_c, s.outdoor_in_range) < 15
      WHEN 'coil' THEN s.running AND s.mode IS DISTINCT FROM 'cool' AND coalesce(s.station_c, s.outdoor_in_range) < 15
        AND s.outdoor_coil_c > least(coalesce(s.station_c, s.outdoor_in_range), 7) + 2
      ELSE g.k IS NOT NULL
    END, false) AS defrosting
  FROM sample s
  LEFT JOIN outdoor_fault o ON o.k = s.k
  LEFT JOIN evidence_day e ON e.series_no = s.series_no AND e.day = s.day
  LEFT JOIN defrost_sign g ON g.k = s.k
  ORDER BY s.k
),
lagged AS (
  SELECT *,
    CASE
      WHEN defrosting THEN 'defrost'
      WHEN running IS NOT TRUE THEN NULL
      WHEN mode IN ('heat', 'cool', 'dhw') THEN mode
      WHEN reversing_valve_heating IS FALSE THEN 'cool'
      WHEN heat_w < 0 AND coalesce(station_c, outdoor_c) > 18 THEN 'cool'
      ELSE 'heat'
    END AS run_mode,
    lag(k) OVER () AS k_before,
    lag(running) OVER () AS running_before,
    lag(defrosting) OVER () AS defrosting_before,
    lead(defrosting) OVER () AND lead(day) OVER () = day AS defrosting_after,
    lead(k) OVER () AS k_after,
    lead(day) OVER () AS day_after,
    lag(discharge_c) OVER () AS discharge_before,
    lag(discharge_c, {span}) OVER () AS discharge_span,
    lag(compressor_hz, {span}) OVER () AS hz_span,
    lag(power_w) OVER () AS power_before,
    lag(k, {span}) OVER () AS k_span
  FROM state
),
joined AS (
  SELECT *,
    k_before IS NOT NULL AND k - k_before <= 2 * sample_s AS contiguous,
    k_span IS NOT NULL AND k - k_span <= 1.2 * {span} * sample_s
      AND CASE
        WHEN discharge_c IS NOT NULL OR compressor_hz IS NOT NULL THEN
          coalesce(abs(discharge_c - discharge_before) < 4 AND abs(discharge_c - discharge_span) < 4, true) AND coalesce(abs(compressor_hz - hz_span) < 4, true)
        ELSE abs(power_w - power_before) <= 0.15 * power_w
      END AS calm
  FROM lagged
)
SELECT * EXCLUDE (running_before, defrosting_before, discharge_before, discharge_span, hz_span, power_before, k_span),
  running AND contiguous AND NOT running_before AS started,
  (sum((NOT contiguous OR running IS DISTINCT FROM running_before)::INTEGER) OVER (ROWS UNBOUNDED PRECEDING))::INTEGER AS run_no,
  (sum((defrosting AND (NOT contiguous OR NOT defrosting_before))::INTEGER) OVER (ROWS UNBOUNDED PRECEDING))::INTEGER AS defrost_no,
  (sum(CASE WHEN run_mode IN ('heat', 'dhw') THEN sample_s ELSE 0 END) OVER (ROWS UNBOUNDED PRECEDING))::BIGINT AS heating_s,
  max(CASE WHEN running IS NOT TRUE OR NOT contiguous THEN k END) OVER (ROWS UNBOUNDED PRECEDING) AS off_k,
  max(CASE WHEN running THEN k END) OVER (ROWS UNBOUNDED PRECEDING) AS on_k,
  max(CASE WHEN defrosting THEN k + sample_s END) OVER (ROWS UNBOUNDED PRECEDING) AS defrost_end_k
FROM joined;
