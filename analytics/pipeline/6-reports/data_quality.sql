WITH counted AS (
  SELECT unit_id, signal, rule, samples, first_at, last_at, action, detail
  FROM import_quality
  WHERE import_no NOT IN (SELECT import_no FROM import WHERE undone)
  UNION ALL
  SELECT unit_id, signal, rule, samples, first_at, last_at, action, detail FROM unit_day_gate
),
gap AS (
  SELECT
    unit_gap.unit_id,
    signal,
    'gap' AS rule,
    0::HUGEINT AS samples,
    timezone('UTC', timezone(unit.time_zone, from_day::TIMESTAMP)) AS first_at,
    timezone('UTC', timezone(unit.time_zone, (to_day + 1)::TIMESTAMP)) - INTERVAL 1 SECOND AS last_at,
    'missing' AS action,
    format('{} {} without data: {} to {}', days, CASE WHEN days = 1 THEN 'day' ELSE 'days' END, from_day, to_day) AS detail
  FROM unit_gap
  JOIN unit ON unit.unit_id = unit_gap.unit_id
)
SELECT
  unit_id,
  signal,
  rule,
  sum(samples) AS samples,
  min(first_at) AS first_at,
  max(last_at) AS last_at,
  action,
  CASE WHEN count(DISTINCT detail) = 1 THEN min(detail) END AS detail
FROM counted
GROUP BY unit_id, signal, rule, action
UNION ALL
SELECT * FROM gap
