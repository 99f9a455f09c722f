WITH measured AS (
  SELECT
    m.day,
    m.mode,
    m.outdoor_c,
    CASE WHEN $quantity = 'power_w' THEN m.power_w ELSE m.cop END AS actual,
    CASE WHEN $quantity = 'power_w' THEN m.power_w ELSE m.cop END * e.expected / nullif(e.actual, 0) AS expected,
    100 * (e.actual / nullif(e.expected, 0) - 1) AS deviation_pct,
    coalesce(e.scored, false) AS scored,
    coalesce(e.baseline, false) AS baseline
  FROM unit_day_mode m
  LEFT JOIN unit_expectation e ON e.unit_id = m.unit_id AND e.day = m.day AND e.mode = m.mode
  WHERE m.unit_id = $unitId AND m.outdoor_c IS NOT NULL
    AND CASE WHEN $quantity = 'power_w' THEN m.power_w ELSE m.cop END IS NOT NULL
), rolling AS (
  SELECT
    day,
    mode,
    median(deviation_pct) OVER last_scored AS median_pct,
    count(deviation_pct) OVER last_scored AS rows_in
  FROM measured
  WHERE scored
  WINDOW last_scored AS (ORDER BY day, mode ROWS BETWEEN 13 PRECEDING AND CURRENT ROW)
)
SELECT
  measured.day,
  measured.mode,
  outdoor_c,
  actual,
  expected,
  deviation_pct,
  CASE WHEN rows_in >= 7 THEN median_pct END AS median_pct,
  scored,
  baseline
FROM measured
LEFT JOIN rolling USING (day, mode)
ORDER BY measured.day, measured.mode
