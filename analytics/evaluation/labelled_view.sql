WITH
signal AS (
  SELECT unit_id, list(signal) AS signals
  FROM unit_signal
  WHERE samples > 0
  GROUP BY unit_id
),
sampling AS (SELECT unit_id, mode(sample_s) AS step_s FROM unit_day GROUP BY unit_id)
SELECT
  unit_id,
  CASE
    WHEN list_contains(signals, 'vibration_mm_s') THEN 'T5'
    WHEN list_has_any(signals, ['discharge_kpa', 'suction_kpa']) THEN 'T4'
    WHEN list_has_any(signals, ['discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c']) THEN 'T3'
    WHEN list_contains(signals, 'heat_w') THEN 'T2'
    ELSE 'T1'
  END AS tier,
  step_s
FROM sampling
LEFT JOIN signal USING (unit_id)
ORDER BY unit_id;
