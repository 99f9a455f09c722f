WITH day_count AS (
  SELECT count(cop) AS with_cop, count(power_w) AS with_power
  FROM unit_day_mode
  WHERE unit_id = $unitId
), metric AS (
  SELECT count(*) FILTER (metric = 'power_w') AS by_power, count(*) FILTER (metric <> 'power_w') AS by_cop
  FROM unit_expectation
  WHERE unit_id = $unitId
)
SELECT
  CASE
    WHEN by_cop > 0 OR (by_power = 0 AND with_cop > 0) THEN 'cop'
    WHEN by_power > 0 OR with_power > 0 THEN 'power_w'
    ELSE 'none'
  END AS quantity,
  (SELECT baseline_from FROM unit_condition WHERE unit_id = $unitId) AS "baselineFrom",
  (SELECT baseline_to FROM unit_condition WHERE unit_id = $unitId) AS "baselineTo",
  (SELECT not_enough_data FROM unit_condition WHERE unit_id = $unitId) AS "notEnoughData"
FROM day_count, metric
