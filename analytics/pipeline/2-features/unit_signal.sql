INSERT INTO next_unit_signal
SELECT unit_id, c.name, sample_s::INTEGER, samples::BIGINT, sig9(low), sig9(median), sig9(high), sig9(step_s), gaps::INTEGER, sig9(longest_gap_s), first_at, last_at,
  judged_days::INTEGER, stuck_days::INTEGER, nullif(a.name, 'ts'), drift_blocks::INTEGER, sig9(drift_k), sig9(drift_k_per_year),
  DATE '1970-01-01' + drift_from::INTEGER, DATE '1970-01-01' + drift_to::INTEGER
FROM signal_part s
JOIN counted_signal c ON c.place = s.signal
LEFT JOIN counted_signal a ON a.place = s.drift_against
QUALIFY row_number() OVER (PARTITION BY unit_id, c.name ORDER BY samples * sample_s DESC, sample_s) = 1
ORDER BY unit_id, c.name;
