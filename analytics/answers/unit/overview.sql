SELECT
  u.unit_id AS "unitId",
  u.registered,
  u.customer,
  u.site_name AS "siteName",
  u.address,
  u.brand,
  u.model,
  u.serial,
  u.unit_type AS "unitType",
  u.refrigerant,
  u.full_charge_lb * 0.45359237 AS "fullChargeKg",
  u.capacity_w AS "capacityW",
  u.installed_on AS "installedOn",
  u.warranty_until AS "warrantyUntil",
  u.climate_zone AS "climateZone",
  u.time_zone AS "timeZone",
  u.criticality,
  coalesce(contains(u.site_name, '(simulated)') OR contains(u.customer, '(simulated)'), false) AS simulated,
  h.cop_provenance AS "copProvenance",
  h.seasonal_cop AS "seasonalCop",
  h.cop_vs_expected_pct AS "copVsExpectedPct",
  h.cop_trend_pct_per_year AS "copTrendPctPerYear",
  h.cop_trend_low AS "copTrendLow",
  h.cop_trend_high AS "copTrendHigh",
  c.not_enough_data AS "notEnoughData",
  h.defrosts_per_day AS "defrostsPerDay",
  h.starts_per_day AS "startsPerDay",
  h.connectivity_pct AS "connectivityPct",
  h.energy_kwh AS "energyKwh",
  h.energy_cost AS "energyCost",
  (SELECT min(currency) FROM tariff t WHERE t.tariff_id = u.tariff_id) AS currency,
  coalesce(h.days_of_data, 0) AS "daysOfData",
  (SELECT min(first_ts) FROM segment s WHERE s.unit_id = u.unit_id) AS "firstAt",
  (SELECT max(last_ts) FROM segment s WHERE s.unit_id = u.unit_id) AS "lastAt",
  (
    SELECT arg_min(work_order_id, (priority, work_order_id))
    FROM work_order w
    WHERE w.unit_id = u.unit_id AND w.status NOT IN ('done', 'cancelled')
  ) AS "workOrderId"
FROM unit u
LEFT JOIN unit_health h USING (unit_id)
LEFT JOIN unit_condition c USING (unit_id)
WHERE u.unit_id = $unitId
