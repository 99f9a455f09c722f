INSERT INTO unit_cop_bin
SELECT
  unit_id,
  floor((outdoor_c - $fromC) / $stepK)::INTEGER AS bin,
  count(*)::INTEGER AS days,
  median(cop) AS cop
FROM unit_day_mode
WHERE mode = 'heat' AND cop IS NOT NULL AND outdoor_c BETWEEN $fromC AND $toC
  AND day > (SELECT max(data_to) FROM analysis) - 365
GROUP BY unit_id, bin
ORDER BY unit_id, bin
