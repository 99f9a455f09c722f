CREATE OR REPLACE TEMP TABLE finding_tier AS
WITH now AS (FROM finding_window WHERE span = 'now'),
provenance AS (
  SELECT plan, arg_max(cop_provenance, day) FILTER (cop_provenance <> 'none') AS provenance, bool_or(station_c_mean IS NOT NULL) AS has_station
  FROM now
  JOIN measured_unit_day d ON d.unit_id = now.unit_id AND d.day <= to_day
  GROUP BY plan
),
ran AS (
  SELECT
    plan,
    mode,
    count(*) * if(mode = 'dhw', 1, 2) AS weight,
    bool_or(method = 'daily') AS daily,
    count(vibration_mm_s) AS vibration,
    count(suction_kpa) AS suction_kpa,
    count(discharge_kpa) AS discharge_kpa,
    count(compressor_hz) AS speed,
    count(discharge_c) AS discharge_c,
    count(suction_c) AS suction_c,
    count(cop) AS cop,
    median(m.outdoor_c) AS outdoor_c,
    median(m.sink_c) AS sink_c,
    median(m.compressor_hz) AS compressor_hz
  FROM now
  JOIN measured_unit_day_mode m ON m.unit_id = now.unit_id AND m.day BETWEEN from_day AND to_day
  GROUP BY plan, mode
),
signals AS (
  SELECT
    plan,
    bool_or(daily) AS daily,
    CASE
      WHEN sum(vibration) > 0 THEN 5
      WHEN sum(suction_kpa) > 0 AND sum(discharge_kpa) > 0 AND sum(speed) > 0 THEN 4
      WHEN sum(discharge_c) > 0 AND sum(suction_c) > 0 THEN 3
      WHEN sum(cop) > 0 THEN 2
    END AS tier,
    arg_max(mode, (weight, mode)) AS mode
  FROM ran
  GROUP BY plan
),
compared AS (
  SELECT
    plan,
    mode,
    sig9(exact_sum(greatest(if(metric = 'power_w', 0, -residual_ln), 0.03))) * if(mode = 'dhw', 1, 2) AS weight,
    nullif(count(*) FILTER (metric <> 'power_w'), 0)::DOUBLE AS scored_days,
    sig9(100 * (exp(median(residual_ln) FILTER (metric <> 'power_w')) - 1)) AS cop_vs_expected_pct
  FROM now
  JOIN measured_unit_expectation e ON e.unit_id = now.unit_id AND e.day BETWEEN from_day AND to_day
  WHERE scored AND NOT baseline
  GROUP BY plan, mode
  QUALIFY row_number() OVER (PARTITION BY plan ORDER BY weight DESC, mode DESC) = 1
)
SELECT
  now.plan,
  coalesce(provenance, 'none') AS provenance,
  coalesce(signals.daily, false) AS daily,
  coalesce(has_station, false) AS has_station,
  coalesce(signals.tier, 1) AS tier,
  coalesce(compared.mode, signals.mode, 'heat') AS mode,
  scored_days,
  cop_vs_expected_pct,
  outdoor_c,
  sink_c,
  ran.compressor_hz
FROM now
LEFT JOIN provenance USING (plan)
LEFT JOIN signals USING (plan)
LEFT JOIN compared USING (plan)
LEFT JOIN ran ON ran.plan = now.plan AND ran.mode = coalesce(compared.mode, signals.mode, 'heat');
