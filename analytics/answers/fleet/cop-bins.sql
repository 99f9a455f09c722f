WITH places AS (
  SELECT unit_id, row_number() OVER (ORDER BY unit_id) - 1 AS unit FROM unit
)
SELECT
  p.unit,
  floor((m.outdoor_c - $fromC) / $stepK)::INTEGER AS bin,
  sum(m.steady_samples)::BIGINT AS samples,
  count(*) AS days,
  median(m.cop) AS cop
FROM unit_day_mode m
JOIN places p USING (unit_id)
WHERE m.mode = 'heat' AND m.cop IS NOT NULL AND m.outdoor_c BETWEEN $fromC AND $toC
  AND m.day > (SELECT max(data_to) FROM analysis) - 365
GROUP BY p.unit, bin
ORDER BY p.unit, bin
