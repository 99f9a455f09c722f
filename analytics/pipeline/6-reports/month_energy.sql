WITH priced AS (
  SELECT unit_id, definition::VARCHAR AS definition, coalesce((definition->'holidays')::VARCHAR[], []) AS holidays
  FROM unit JOIN tariff USING (tariff_id)
),
used AS (
  SELECT unit_day.unit_id, definition, day, energy_kwh,
    isodow(day) >= 6 OR list_contains(holidays, strftime(day, '%m-%d')) OR list_contains(holidays, strftime(day, '%Y-%m-%d')) AS free
  FROM unit_day
  JOIN priced USING (unit_id)
)
SELECT
  unit_id,
  definition,
  date_trunc('month', day)::DATE AS month_on,
  coalesce(sum(energy_kwh) FILTER (NOT free), 0) AS weekday_kwh,
  coalesce(sum(energy_kwh) FILTER (free), 0) AS weekend_kwh
FROM used
WHERE day > $dataTo::DATE - 365 AND day <= $dataTo::DATE AND energy_kwh IS NOT NULL
GROUP BY ALL
ORDER BY ALL
