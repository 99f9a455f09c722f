WITH day_level AS (
  SELECT day, least(4, greatest(1, ceil(coverage * 4)))::INTEGER AS level
  FROM unit_day
  WHERE unit_id = $unitId AND coverage > 0
), run AS (
  SELECT day, level, day - row_number() OVER (PARTITION BY level ORDER BY day)::INTEGER AS start
  FROM day_level
)
SELECT min(day) AS "from", max(day) AS "to", level
FROM run
GROUP BY level, start
ORDER BY "from"
