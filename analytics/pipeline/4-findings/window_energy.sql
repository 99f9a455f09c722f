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
    coalesce(energy_00_07_kwh, energy_kwh * 7 / 24) AS energy_00_07_kwh,
    coalesce(energy_07_12_kwh, energy_kwh * 5 / 24) AS energy_07_12_kwh,
    coalesce(energy_12_16_kwh, energy_kwh * 4 / 24) AS energy_12_16_kwh,
    coalesce(energy_16_21_kwh, energy_kwh * 5 / 24) AS energy_16_21_kwh,
    coalesce(energy_21_24_kwh, energy_kwh * 3 / 24) AS energy_21_24_kwh
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
  sum(energy_00_07_kwh) AS energy_00_07_kwh,
  sum(energy_07_12_kwh) AS energy_07_12_kwh,
  sum(energy_12_16_kwh) AS energy_12_16_kwh,
  sum(energy_16_21_kwh) AS energy_16_21_kwh,
  sum(energy_21_24_kwh) AS energy_21_24_kwh
FROM used
GROUP BY ALL
ORDER BY ALL;
