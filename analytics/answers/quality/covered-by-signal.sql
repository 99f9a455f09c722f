SELECT
  d.day,
  least(1.0, coalesce(e.samples, d.samples) * s.step_s / (d.samples_expected * d.sample_s)) AS covered,
  CASE WHEN e.day IS NULL THEN 60 * d.max_gap_min ELSE e.longest_gap_s END AS longest_gap_s
FROM unit_day d
JOIN unit_signal s ON s.unit_id = d.unit_id AND s.signal = $signal
LEFT JOIN unit_signal_day e ON e.unit_id = d.unit_id AND e.signal = $signal AND e.day = d.day
WHERE d.unit_id = $unitId
