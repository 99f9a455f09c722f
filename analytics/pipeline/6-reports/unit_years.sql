WITH summed AS (
  SELECT
    unit_id, year, days, energy_kwh, heat_kwh, round(cop, 3) AS cop, round(cop_space_heating, 3) AS cop_space_heating,
    round(cop_hot_water, 3) AS cop_hot_water, round(cop_cooling, 3) AS cop_cooling, aux_kwh, outdoor_c_mean, coverage_pct, cop_provenance
  FROM unit_year
),
period AS (
  SELECT
    *, year(to_on)::INTEGER AS year, to_on - from_on + 1 AS days,
    coalesce(from_on > max(to_on) OVER (PARTITION BY unit_id, year(to_on) ORDER BY from_on, to_on ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS apart
  FROM unit_summary
),
stretch AS (
  SELECT *, count(*) FILTER (apart) OVER (PARTITION BY unit_id, year ORDER BY from_on, to_on ROWS UNBOUNDED PRECEDING) AS stretch_no
  FROM period
),
counted AS (
  SELECT *, coalesce(heat_kwh, cop * energy_kwh) AS heat, coalesce(energy_kwh, heat_kwh / nullif(cop, 0)) AS energy
  FROM stretch
  QUALIFY row_number() OVER (PARTITION BY unit_id, year, stretch_no ORDER BY to_on DESC, from_on) = 1
),
stated AS (
  SELECT
    unit_id, year, sum(days)::INTEGER AS days, sig9(sum(energy_kwh ORDER BY from_on)) AS energy_kwh, sig9(sum(heat_kwh ORDER BY from_on)) AS heat_kwh,
    round(coalesce(
      CASE WHEN count(*) = 1 THEN any_value(cop) END,
      sum(heat ORDER BY from_on) FILTER (energy IS NOT NULL) / nullif(sum(energy ORDER BY from_on) FILTER (heat IS NOT NULL), 0)
    ), 3) AS cop,
    sig9(sum(days * outdoor_c_mean ORDER BY from_on) / sum(days) FILTER (outdoor_c_mean IS NOT NULL)) AS outdoor_c_mean, 'unit_summary' AS cop_provenance
  FROM counted
  GROUP BY unit_id, year
)
FROM summed
UNION ALL BY NAME
FROM stated ANTI JOIN summed USING (unit_id, year)
ORDER BY unit_id, year
