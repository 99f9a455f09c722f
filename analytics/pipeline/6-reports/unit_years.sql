WITH summed AS (
  SELECT
    unit_id, year, days, energy_kwh, heat_kwh, round(cop, 3) AS cop, round(cop_space_heating, 3) AS cop_space_heating,
    round(cop_hot_water, 3) AS cop_hot_water, round(cop_cooling, 3) AS cop_cooling, aux_kwh, outdoor_c_mean, coverage_pct, cop_provenance
  FROM unit_year
),
stated AS (
  SELECT
    unit_id, year(to_on)::INTEGER AS year, (to_on - from_on + 1)::INTEGER AS days, sig9(energy_kwh) AS energy_kwh, sig9(heat_kwh) AS heat_kwh,
    round(coalesce(cop, heat_kwh / nullif(energy_kwh, 0)), 3) AS cop, sig9(outdoor_c_mean) AS outdoor_c_mean, 'unit_summary' AS cop_provenance
  FROM unit_summary
  QUALIFY row_number() OVER (PARTITION BY unit_id, year(to_on) ORDER BY to_on DESC, from_on) = 1
)
FROM summed
UNION ALL BY NAME
FROM stated ANTI JOIN summed USING (unit_id, year)
ORDER BY unit_id, year
