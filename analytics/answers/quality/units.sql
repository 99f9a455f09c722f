WITH chosen AS (
  SELECT DISTINCT unit_id FROM segment JOIN import USING (import_no)
  WHERE NOT undone AND ($importNo::INTEGER IS NULL OR import_no = $importNo)
), signal AS (
  SELECT
    unit_id,
    string_agg(signal, '|' ORDER BY signal) FILTER (signal <> 'ts') AS signals,
    max(gaps) FILTER (signal = 'ts') AS gaps,
    max(longest_gap_s) FILTER (signal = 'ts') AS longest_gap_s,
    max(sample_s) FILTER (signal = 'ts') AS sample_s,
    max(drift_blocks) FILTER (signal = 'outdoor_c' AND drift_against IS NULL) AS station_blocks
  FROM unit_signal
  GROUP BY unit_id
), counted AS (
  SELECT unit_id, signal, rule, samples FROM import_quality JOIN import USING (import_no) WHERE NOT undone
  UNION ALL
  SELECT unit_id, signal, rule, samples FROM unit_day_gate
  UNION ALL
  SELECT unit_id, signal, 'stuck', stuck_days FROM unit_signal WHERE stuck_days > 0
  UNION ALL
  SELECT unit_id, signal, 'drift', 1 FROM unit_signal WHERE drift_k IS NOT NULL
), trouble AS (
  SELECT
    unit_id,
    count(DISTINCT signal) FILTER (rule <> 'clock_jump') AS signals_troubled,
    sum(samples) FILTER (rule = 'clock_jump') AS clock_jumps
  FROM counted
  GROUP BY unit_id
), day_sum AS (
  SELECT
    unit_id,
    min(first_at) AS first_at,
    max(last_at) AS last_at,
    sum(least(samples * sample_s, samples_expected * sample_s)) AS covered_s,
    epoch(max(last_at)) - epoch(min(first_at)) + min(sample_s) AS span_s,
    count(*) AS days,
    count(*) FILTER (cop_energy_kwh > 0 AND cop_heat_kwh IS NOT NULL AND day > (SELECT data_to - 365 FROM analysis)) AS cop_days,
    count(starts) AS days_with_starts,
    count(defrosts) AS days_with_defrosts,
    count(*) FILTER (defrosts IS NOT NULL AND defrost_sampling_ok) AS days_of_fine_defrosts,
    count(station_c_mean) AS days_with_station
  FROM unit_day
  GROUP BY unit_id
), usable AS (
  SELECT unit_id, max(days) AS usable_days
  FROM (SELECT unit_id, mode, count(*) AS days FROM unit_day_mode WHERE cop IS NOT NULL GROUP BY unit_id, mode)
  GROUP BY unit_id
)
SELECT
  d.unit_id,
  d.first_at,
  d.last_at,
  u.time_zone,
  sig9(least(1.0, d.covered_s / d.span_s)) AS coverage,
  coalesce(s.gaps, 0) AS gaps,
  coalesce(s.longest_gap_s, 0.0) AS longest_gap_s,
  coalesce(t.signals_troubled, 0)::INTEGER AS signals_troubled,
  coalesce(t.clock_jumps, 0)::INTEGER AS clock_jumps,
  coalesce(s.signals, '') AS signals,
  coalesce(s.sample_s, 0) AS sample_s,
  s.station_blocks,
  d.days::INTEGER AS days,
  d.cop_days::INTEGER AS cop_days,
  coalesce(usable.usable_days, 0)::INTEGER AS usable_days,
  d.days_with_starts::INTEGER AS days_with_starts,
  d.days_with_defrosts::INTEGER AS days_with_defrosts,
  d.days_of_fine_defrosts::INTEGER AS days_of_fine_defrosts,
  d.days_with_station::INTEGER AS days_with_station,
  coalesce(c.scored_days, 0) AS scored_days,
  c.not_enough_data
FROM day_sum d
JOIN chosen USING (unit_id)
JOIN unit u USING (unit_id)
LEFT JOIN signal s USING (unit_id)
LEFT JOIN trouble t USING (unit_id)
LEFT JOIN usable USING (unit_id)
LEFT JOIN unit_condition c USING (unit_id)
ORDER BY d.unit_id
