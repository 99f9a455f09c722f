WITH year AS MATERIALIZED (
  FROM finding_window
  WHERE span = 'year' AND plan IN (SELECT unnest(string_split($plans, ','))::INTEGER)
),
shares AS MATERIALIZED (
  SELECT plan, e.unit_id, e.day, e.mode, 1 - exp(residual_ln) AS share
  FROM year w
  JOIN measured_unit_expectation e ON e.unit_id = w.unit_id AND e.day BETWEEN from_day AND to_day
  WHERE scored AND NOT baseline AND metric <> 'power_w'
),
lost AS (
  SELECT plan, sig9(exact_sum(share * CASE mode WHEN 'heat' THEN heating_energy_kwh WHEN 'dhw' THEN dhw_energy_kwh ELSE cooling_energy_kwh END)) AS cop_lost_kwh
  FROM shares s
  JOIN measured_unit_day d ON d.unit_id = s.unit_id AND d.day = s.day
  GROUP BY plan
),
trend AS (
  SELECT plan, cop_trend_pct_per_year, cop_trend_low, cop_trend_high
  FROM year w
  JOIN unit_condition c ON c.unit_id = w.unit_id
  WHERE to_day > (SELECT data_to FROM analysis) - 31
)
SELECT plan, cop_lost_kwh, cop_trend_pct_per_year, cop_trend_low, cop_trend_high
FROM year
LEFT JOIN lost USING (plan)
LEFT JOIN trend USING (plan);
