WITH day_value AS (/*days*/), main AS (
  SELECT mode
  FROM day_value
  WHERE expected IS NOT NULL
  GROUP BY mode
  ORDER BY count(*) DESC, mode
  LIMIT 1
), bin AS (
  SELECT 2 * floor(outdoor_c / 2) + 1 AS outdoor_c, expected
  FROM day_value
  WHERE expected IS NOT NULL AND mode = (SELECT mode FROM main)
)
SELECT
  outdoor_c AS "outdoorC",
  count(*) AS days,
  median(expected) AS expected,
  quantile_cont(expected, 0.1) AS low,
  quantile_cont(expected, 0.9) AS high
FROM bin
GROUP BY outdoor_c
HAVING count(*) >= 2
ORDER BY outdoor_c
