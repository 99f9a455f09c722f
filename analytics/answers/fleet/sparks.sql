WITH wanted AS (
  SELECT unnest(string_split($units, chr(31))) AS unit_id, generate_subscripts(string_split($units, chr(31)), 1) - 1 AS unit
), cut AS (
  SELECT max(data_to) AS data_to FROM analysis
)
SELECT
  w.unit,
  (51 - date_diff('day', e.day, cut.data_to) // 7)::INTEGER AS week,
  100 * (exp(median(e.residual_ln)) - 1) AS value
FROM unit_expectation e
JOIN wanted w USING (unit_id)
CROSS JOIN cut
WHERE e.scored AND e.metric <> 'power_w' AND e.day > cut.data_to - 364
GROUP BY w.unit, week
HAVING count(*) >= 2
ORDER BY w.unit, week
