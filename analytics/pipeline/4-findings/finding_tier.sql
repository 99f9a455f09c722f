CREATE OR REPLACE TEMP TABLE finding_tier AS
WITH now AS (FROM finding_window WHERE span = 'now'),
provenance AS (
  SELECT plan, arg_max(cop_provenance, day) FILTER (cop_provenance <> 'none') AS provenance, bool_or(station_c_mean IS NOT NULL) AS has_station
  FROM now
  JOIN measured_unit_day d ON d.unit_id = now.unit_id AND d.day <= to_day
  GROUP BY plan
),
signals AS (
  SELECT
    plan,
    bool_or(method = 'daily') AS daily,
    CASE
      WHEN count(vibration_mm_s) > 0 THEN 5
      WHEN count(suction_kpa) > 0 AND count(discharge_kpa) > 0 AND count(compressor_hz) > 0 THEN 4
      WHEN count(discharge_c) > 0 AND count(suction_c) > 0 THEN 3
      WHEN count(cop) > 0 THEN 2
    END AS tier
  FROM now
  JOIN measured_unit_day_mode m ON m.unit_id = now.unit_id AND m.day BETWEEN from_day AND to_day
  GROUP BY plan
),
compared AS (
  SELECT plan, mode
  FROM now
  JOIN measured_unit_expectation e ON e.unit_id = now.unit_id AND e.day BETWEEN from_day AND to_day
  WHERE scored AND NOT baseline
  GROUP BY plan, mode
  QUALIFY row_number() OVER (PARTITION BY plan ORDER BY sig9(sum(greatest(if(metric = 'power_w', 0, -residual_ln), 0.03))) * if(mode = 'dhw', 1, 2) DESC, mode DESC) = 1
),
ran AS (
  SELECT plan, mode
  FROM now
  JOIN measured_unit_day_mode m ON m.unit_id = now.unit_id AND m.day BETWEEN from_day AND to_day
  GROUP BY plan, mode
  QUALIFY row_number() OVER (PARTITION BY plan ORDER BY count(*) * if(mode = 'dhw', 1, 2) DESC, mode DESC) = 1
)
SELECT
  now.plan,
  coalesce(provenance, 'none') AS provenance,
  coalesce(daily, false) AS daily,
  coalesce(has_station, false) AS has_station,
  coalesce(tier, 1) AS tier,
  coalesce(compared.mode, ran.mode, 'heat') AS mode
FROM now
LEFT JOIN provenance USING (plan)
LEFT JOIN signals USING (plan)
LEFT JOIN compared USING (plan)
LEFT JOIN ran USING (plan);
