WITH used AS (
  SELECT unit_id, 365.25 / 12 * exact_mean(energy_kwh) AS month_kwh
  FROM unit_day
  GROUP BY unit_id
)
SELECT
  s.unit_id,
  min(s.day) AS first_day,
  (max(s.day) - min(s.day)) + 1 AS length,
  count(*)::INTEGER AS days,
  any_value(u.brand) AS brand,
  any_value(u.model) AS model,
  any_value(u.unit_type) AS unit_type,
  any_value(u.refrigerant) AS refrigerant,
  any_value(u.climate_zone) AS climate_zone,
  any_value(u.site_id) AS site_id,
  any_value(u.criticality) AS criticality,
  any_value(t.definition)::VARCHAR AS tariff,
  any_value(t.currency) AS currency,
  any_value(e.month_kwh) AS month_kwh
FROM unit_statistic s
LEFT JOIN unit u ON u.unit_id = s.unit_id
LEFT JOIN tariff t ON t.tariff_id = u.tariff_id
LEFT JOIN used e ON e.unit_id = s.unit_id
GROUP BY s.unit_id
ORDER BY s.unit_id;
