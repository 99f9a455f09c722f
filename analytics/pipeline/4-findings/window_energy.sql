WITH priced AS MATERIALIZED (
  SELECT w.*, t.definition
  FROM finding_window w
  JOIN unit u USING (unit_id)
  JOIN tariff t ON t.tariff_id = u.tariff_id
  WHERE span IN ('before', 'now') AND plan IN (SELECT unnest(string_split($plans, ','))::INTEGER)
),
used AS (
  SELECT
    p.plan,
    p.span,
    p.definition::VARCHAR AS definition,
    date_trunc('month', day)::DATE AS month_on,
    isodow(day) >= 6
      OR list_contains(coalesce((p.definition->'holidays')::VARCHAR[], []), strftime(day, '%m-%d'))
      OR list_contains(coalesce((p.definition->'holidays')::VARCHAR[], []), strftime(day, '%Y-%m-%d')) AS free,
    coalesce(COLUMNS('^energy_[0-9]{2}_kwh$'), energy_kwh / 24) AS '\0'
  FROM priced p
  JOIN measured_unit_day d ON d.unit_id = p.unit_id AND d.day BETWEEN from_day AND to_day
  WHERE energy_kwh IS NOT NULL
)
SELECT
  plan,
  span,
  definition,
  month_on,
  free,
  count(*)::INTEGER AS days,
  exact_sum(COLUMNS('^energy_[0-9]{2}_kwh$')) AS '\0'
FROM used
GROUP BY ALL
ORDER BY ALL;
