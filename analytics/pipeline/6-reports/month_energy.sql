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
    coalesce(energy_00_07_kwh, energy_kwh * 7 / 24) AS energy_00_07_kwh,
    coalesce(energy_07_12_kwh, energy_kwh * 5 / 24) AS energy_07_12_kwh,
    coalesce(energy_12_16_kwh, energy_kwh * 4 / 24) AS energy_12_16_kwh,
    coalesce(energy_16_21_kwh, energy_kwh * 5 / 24) AS energy_16_21_kwh,
    coalesce(energy_21_24_kwh, energy_kwh * 3 / 24) AS energy_21_24_kwh
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
  sum(energy_00_07_kwh ORDER BY day) AS energy_00_07_kwh,
  sum(energy_07_12_kwh ORDER BY day) AS energy_07_12_kwh,
  sum(energy_12_16_kwh ORDER BY day) AS energy_12_16_kwh,
  sum(energy_16_21_kwh ORDER BY day) AS energy_16_21_kwh,
  sum(energy_21_24_kwh ORDER BY day) AS energy_21_24_kwh
FROM used
GROUP BY ALL
ORDER BY ALL
