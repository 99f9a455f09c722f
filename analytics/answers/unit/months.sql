SELECT
  month,
  energy_kwh,
  heat_kwh,
  aux_kwh,
  CASE WHEN cop_energy_kwh >= 10 AND cop_heat_kwh > 0 THEN cop_heat_kwh / cop_energy_kwh END AS cop,
  outdoor_c_mean,
  coverage
FROM unit_month
WHERE unit_id = $unitId
ORDER BY month
