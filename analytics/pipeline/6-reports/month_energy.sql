SELECT
  unit_day.unit_id,
  tariff.definition::VARCHAR AS definition,
  date_trunc('month', day)::DATE AS month_on,
  coalesce(sum(energy_kwh) FILTER (isodow(day) < 6), 0) AS weekday_kwh,
  coalesce(sum(energy_kwh) FILTER (isodow(day) >= 6), 0) AS weekend_kwh
FROM unit_day
JOIN unit ON unit.unit_id = unit_day.unit_id
JOIN tariff ON tariff.tariff_id = unit.tariff_id
WHERE day > $dataTo::DATE - 365 AND day <= $dataTo::DATE AND energy_kwh IS NOT NULL
GROUP BY ALL
ORDER BY ALL
