SELECT
  unit_id, year, days, energy_kwh, heat_kwh, round(cop, 3) AS cop, round(cop_space_heating, 3) AS cop_space_heating,
  round(cop_hot_water, 3) AS cop_hot_water, round(cop_cooling, 3) AS cop_cooling, aux_kwh, outdoor_c_mean, coverage_pct, cop_provenance
FROM unit_year
