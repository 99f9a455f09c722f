INSERT INTO next_unit_signal_day
WITH
own AS (SELECT unit_id, signal, sample_s FROM some_unit_signal WHERE signal <> 'ts'),
fewer AS (
  SELECT own.unit_id, own.signal, p.day, p.samples, p.longest_gap_s
  FROM signal_day_part p
  JOIN counted_signal c ON c.place = p.signal
  JOIN own ON own.unit_id = p.unit_id AND own.signal = c.name AND own.sample_s = p.sample_s
),
elsewhere AS (
  SELECT own.unit_id, own.signal, d.day, coalesce(p.n_rows, 0) AS samples, 60 * p.max_gap_min AS longest_gap_s
  FROM some_unit_day d
  JOIN own ON own.unit_id = d.unit_id AND own.sample_s <> d.sample_s
  LEFT JOIN day_part p ON p.unit_id = d.unit_id AND p.day = d.day AND p.sample_s = own.sample_s
)
SELECT unit_id, signal, day, samples::INTEGER, sig9(longest_gap_s) FROM fewer
UNION ALL
SELECT unit_id, signal, day, samples::INTEGER, sig9(longest_gap_s) FROM elsewhere ANTI JOIN fewer USING (unit_id, signal, day)
ORDER BY unit_id, signal, day;
