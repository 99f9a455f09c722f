WITH fleet AS (
  SELECT u.unit_id, coalesce(max(CASE f.severity WHEN 'critical' THEN 4 WHEN 'major' THEN 3 WHEN 'minor' THEN 2 WHEN 'advisory' THEN 1 END), 0) AS severity,
    count(f.finding_id) AS findings,
    coalesce(bool_or(f.fault = 'connectivity_loss'), false) AS silent
  FROM unit u
  LEFT JOIN finding f ON f.unit_id = u.unit_id AND f.status NOT IN ('resolved', 'withdrawn', 'dismissed')
  GROUP BY u.unit_id
), pending AS (
  SELECT
    count(*) AS orders,
    count(*) FILTER (due_on::DATE <= (SELECT max(as_of) FROM analysis) + INTERVAL 7 DAY) AS due_soon,
    sum(cost_of_waiting_per_month) AS cost
  FROM work_order
  WHERE status NOT IN ('done', 'cancelled')
), money AS (
  SELECT count(DISTINCT currency) <= 1 AS one, min(currency) AS currency
  FROM (
    SELECT currency FROM work_order WHERE status NOT IN ('done', 'cancelled')
    UNION ALL
    SELECT t.currency FROM unit JOIN tariff t USING (tariff_id)
  )
), health AS (
  SELECT
    count(seasonal_cop) AS units_with_cop,
    median(seasonal_cop) AS cop,
    median(cop_vs_expected_pct) AS vs_expected,
    avg(connectivity_pct) AS connectivity,
    sum(energy_kwh) AS energy_kwh,
    sum(energy_cost) AS energy_cost
  FROM unit_health
)
SELECT
  count(*) AS units,
  count(*) FILTER (severity = 4) AS critical,
  count(*) FILTER (severity = 3) AS major,
  count(*) FILTER (severity = 2) AS minor,
  count(*) FILTER (severity = 1) AS advisory,
  count(*) FILTER (severity = 0) AS none,
  coalesce(sum(findings), 0)::INTEGER AS open_findings,
  count(*) FILTER (silent) AS silent_units,
  (SELECT orders FROM pending) AS open_work_orders,
  (SELECT due_soon FROM pending) AS due_soon,
  (SELECT cost FROM pending, money WHERE one) AS cost_of_waiting_per_month,
  (SELECT currency FROM money WHERE one) AS currency,
  (SELECT units_with_cop FROM health) AS units_with_cop,
  (SELECT cop FROM health) AS median_seasonal_cop,
  (SELECT vs_expected FROM health) AS median_cop_vs_expected_pct,
  (SELECT connectivity FROM health) AS connectivity_pct,
  (SELECT energy_kwh FROM health) AS energy_kwh,
  (SELECT energy_cost FROM health, money WHERE one) AS energy_cost,
  (SELECT max(as_of) FROM analysis) AS as_of,
  (SELECT max(data_to) FROM analysis) AS data_to
FROM fleet
