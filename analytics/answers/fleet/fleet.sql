WITH open_finding AS (
  SELECT
    unit_id,
    fault,
    detected_on,
    finding_id,
    CASE severity WHEN 'critical' THEN 4 WHEN 'major' THEN 3 WHEN 'minor' THEN 2 ELSE 1 END AS rank
  FROM finding
  WHERE status NOT IN ('resolved', 'withdrawn', 'dismissed')
), worst AS (
  SELECT
    unit_id,
    max(rank) AS severity,
    count(*) AS findings,
    string_agg(fault, '|' ORDER BY rank DESC, detected_on, finding_id) AS faults
  FROM open_finding
  GROUP BY unit_id
), pending AS (
  SELECT
    unit_id,
    min(priority) AS priority,
    min(due_on) AS due_on,
    sum(cost_of_waiting_per_month) AS cost_of_waiting_per_month,
    min(currency) AS currency
  FROM work_order
  WHERE status NOT IN ('done', 'cancelled')
  GROUP BY unit_id
), price AS (
  SELECT tariff_id, min(currency) AS currency FROM tariff GROUP BY tariff_id
), fleet AS (
  SELECT
    u.unit_id,
    coalesce(w.severity, 0) AS severity,
    w.faults,
    coalesce(w.findings, 0) AS findings,
    u.customer,
    u.site_name,
    u.brand,
    u.model,
    u.unit_type,
    u.refrigerant,
    u.climate_zone,
    h.seasonal_cop,
    h.cop_vs_expected_pct,
    h.cop_trend_pct_per_year,
    h.compressor_health,
    h.defrosts_per_day,
    h.starts_per_day,
    h.connectivity_pct,
    h.energy_kwh,
    h.energy_cost,
    coalesce(h.days_of_data, 0) AS days_of_data,
    h.last_seen_on::DATE AS last_seen_on,
    p.priority,
    p.due_on::DATE AS due_on,
    p.cost_of_waiting_per_month,
    p.currency,
    price.currency AS energy_currency
  FROM unit u
  LEFT JOIN unit_health h USING (unit_id)
  LEFT JOIN worst w USING (unit_id)
  LEFT JOIN pending p USING (unit_id)
  LEFT JOIN price ON price.tariff_id = u.tariff_id
), shown AS (
  SELECT
    *,
    lower(concat_ws(' ', unit_id, customer, site_name, brand, model, replace(faults, '_', ' '))) AS words,
    CASE severity WHEN 4 THEN 'critical' WHEN 3 THEN 'major' WHEN 2 THEN 'minor' WHEN 1 THEN 'advisory' ELSE 'none' END AS severity_name
  FROM fleet
)
SELECT * EXCLUDE (words, severity_name), count(*) OVER () AS matching
FROM shown
WHERE coalesce(list_aggregate(list_transform(string_split(lower(trim($text)), ' '), word -> contains(words, word)), 'bool_and'), true)
  AND ($severities = '' OR list_contains(string_split($severities, chr(31)), severity_name))
  AND ($faults = '' OR list_has_any(string_split(coalesce(faults, ''), '|'), string_split($faults, chr(31))))
  AND ($brands = '' OR list_contains(string_split($brands, chr(31)), brand))
