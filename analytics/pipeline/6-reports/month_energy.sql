WITH priced AS (
  SELECT unit_id, definition::VARCHAR AS definition, coalesce((definition->'holidays')::VARCHAR[], []) AS holidays
  FROM unit JOIN tariff USING (tariff_id)
),
used AS (
  SELECT
    unit_day.unit_id,
    day,
    definition,
    date_trunc('month', day)::DATE AS month_on,
    isodow(day) >= 6 OR list_contains(holidays, strftime(day, '%m-%d')) OR list_contains(holidays, strftime(day, '%Y-%m-%d')) AS free,
    coalesce(COLUMNS('^energy_[0-9]{2}_kwh$'), energy_kwh / 24) AS '\0'
  FROM unit_day
  JOIN priced USING (unit_id)
  WHERE day > $dataTo::DATE - 365 AND day <= $dataTo::DATE AND energy_kwh IS NOT NULL
)
SELECT
  unit_id,
  definition,
  month_on,
  (least(last_day(month_on), $dataTo::DATE) - greatest(month_on, $dataTo::DATE - 364) + 1) / day(last_day(month_on)) AS month_share,
  free,
  exact_sum(COLUMNS('^energy_[0-9]{2}_kwh$')) AS '\0'
FROM used
GROUP BY ALL
ORDER BY ALL
