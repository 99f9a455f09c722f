WITH day_value AS (/*days*/)
SELECT
  mode,
  2 * floor(outdoor_c / 2) + 1 AS "outdoorC",
  count(*) AS days,
  median(expected) AS expected,
  quantile_cont(expected, 0.1) AS low,
  quantile_cont(expected, 0.9) AS high
FROM day_value
WHERE expected IS NOT NULL
GROUP BY mode, "outdoorC"
HAVING count(*) >= 2
ORDER BY mode, "outdoorC"
