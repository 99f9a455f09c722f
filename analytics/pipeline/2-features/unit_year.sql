CREATE OR REPLACE TABLE unit_year AS
WITH counted AS (
  SELECT *, cop_energy_kwh IS NOT NULL AND cop_heat_kwh IS NOT NULL AS has_both FROM unit_day
),
summed AS (
  SELECT unit_id, year(day)::INTEGER AS year,
    CASE WHEN bool_or(energy_kwh IS NOT NULL) THEN count(*) FILTER (energy_kwh IS NOT NULL) ELSE count(*) END::INTEGER AS days,
    exact_sum(energy_kwh) AS energy_kwh, exact_sum(heat_kwh) AS heat_kwh,
    CASE WHEN exact_sum(cop_heat_kwh) > 0 OR exact_sum(cooling_heat_kwh) IS NULL THEN exact_sum(cop_heat_kwh) / nullif(exact_sum(cop_energy_kwh), 0) END AS cop,
    CASE WHEN exact_sum(heating_heat_kwh) > 0 OR exact_sum(cooling_heat_kwh) IS NULL THEN exact_sum(heating_heat_kwh) / nullif(exact_sum(heating_energy_kwh), 0) END AS cop_space_heating,
    exact_sum(dhw_heat_kwh) / nullif(exact_sum(dhw_energy_kwh), 0) AS cop_hot_water,
    exact_sum(cooling_heat_kwh) / nullif(exact_sum(cooling_energy_kwh), 0) AS cop_cooling,
    exact_sum(aux_kwh) AS aux_kwh,
    exact_mean(coalesce(outdoor_c_mean, station_c_mean)) AS outdoor_c_mean,
    exact_sum(CASE WHEN energy_kwh IS NULL THEN 0 ELSE coalesce(nullif(power_coverage, 0), coverage) END) AS covered_days,
    min(day) AS first_day, max(day) AS last_day,
    max(CASE cop_provenance WHEN 'metered' THEN 4 WHEN 'derived_water' THEN 3 WHEN 'derived_air' THEN 2 WHEN 'refrigerant_side' THEN 1 ELSE 0 END) AS provenance
  FROM counted GROUP BY unit_id, year(day)
),
span AS (SELECT unit_id, min(day) AS first_day, max(day) AS last_day FROM unit_day GROUP BY unit_id)
SELECT s.unit_id, s.year, s.days,
  sig9(s.energy_kwh) AS energy_kwh, sig9(s.heat_kwh) AS heat_kwh, round(s.cop, 3) AS cop,
  round(s.cop_space_heating, 3) AS cop_space_heating, round(s.cop_hot_water, 3) AS cop_hot_water, round(s.cop_cooling, 3) AS cop_cooling,
  sig9(s.aux_kwh) AS aux_kwh, sig9(s.outdoor_c_mean) AS outdoor_c_mean,
  round(100.0 * s.covered_days / (least(p.last_day, make_date(s.year, 12, 31)) - greatest(p.first_day, make_date(s.year, 1, 1)) + 1), 2) AS coverage_pct,
  CASE s.provenance WHEN 4 THEN 'metered' WHEN 3 THEN 'derived_water' WHEN 2 THEN 'derived_air' WHEN 1 THEN 'refrigerant_side' ELSE 'none' END AS cop_provenance
FROM summed s JOIN span p USING (unit_id)
ORDER BY s.unit_id, s.year;
