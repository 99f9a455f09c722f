SELECT
  m.day,
  m.mode,
  m.outdoor_c,
  CASE WHEN $quantity = 'power_w' THEN m.power_w ELSE m.cop END AS actual,
  CASE
    WHEN e.actual IS NULL OR e.expected IS NULL THEN NULL
    WHEN $quantity = 'power_w' THEN m.power_w * e.expected / nullif(e.actual, 0)
    ELSE m.cop * e.expected / nullif(e.actual, 0)
  END AS expected,
  100 * (e.actual / nullif(e.expected, 0) - 1) AS deviation_pct,
  coalesce(e.scored, false) AS scored,
  coalesce(e.baseline, false) AS baseline
FROM unit_day_mode m
LEFT JOIN unit_expectation e ON e.unit_id = m.unit_id AND e.day = m.day AND e.mode = m.mode
WHERE m.unit_id = $unitId AND m.outdoor_c IS NOT NULL
  AND CASE WHEN $quantity = 'power_w' THEN m.power_w ELSE m.cop END IS NOT NULL
ORDER BY m.day, m.mode
