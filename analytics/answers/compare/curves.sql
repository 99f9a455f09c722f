WITH cut AS (
  SELECT max(data_to) AS data_to FROM analysis
), sides AS (
  SELECT unnest(from_json($a::JSON, '["VARCHAR"]')) AS unit_id, 'a' AS side
  UNION ALL
  SELECT unnest(from_json($b::JSON, '["VARCHAR"]')), 'b'
), binned AS (
  SELECT s.side, m.unit_id, floor((m.outdoor_c - $fromC) / $stepK)::INTEGER AS bin, median(m.cop) AS cop
  FROM unit_day_mode m
  JOIN sides s USING (unit_id)
  CROSS JOIN cut
  WHERE m.mode = 'heat' AND m.cop > 0 AND m.outdoor_c BETWEEN $fromC AND $toC AND m.day > cut.data_to - 365
  GROUP BY s.side, m.unit_id, bin
  HAVING count(*) >= 3
)
SELECT
  side,
  $fromC + $stepK * (bin + 0.5) AS "outdoorC",
  count(*) AS units,
  median(cop) AS median,
  quantile_cont(cop, 0.1) AS low,
  quantile_cont(cop, 0.9) AS high
FROM binned
GROUP BY side, bin
ORDER BY side, bin
