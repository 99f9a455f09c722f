CREATE OR REPLACE TABLE unit_gap AS
WITH
signal_day AS (
  SELECT unit_id, 'power_w' AS signal, day FROM unit_day WHERE power_coverage > 0
  UNION ALL
  SELECT unit_id, 'outdoor_c', day FROM unit_day WHERE outdoor_c_mean IS NOT NULL
),
neighbours AS (
  SELECT *, lead(day) OVER (PARTITION BY unit_id, signal ORDER BY day) AS next_day FROM signal_day
)
SELECT unit_id, signal, (day + 1)::DATE AS from_day, (next_day - 1)::DATE AS to_day, (next_day - day - 1)::INTEGER AS days
FROM neighbours
WHERE next_day - day > 1
ORDER BY unit_id, signal, from_day;
