SELECT
  evaporating_c,
  condensing_c,
  mode,
  count(*) AS days,
  max(discharge_c) AS discharge_c,
  sig9($limitC) AS discharge_limit_c
FROM (
  SELECT 2 * round(evaporating_c / 2) AS evaporating_c, 2 * round(condensing_c / 2) AS condensing_c, mode, discharge_c
  FROM unit_day_mode
  WHERE unit_id = $unitId AND evaporating_c IS NOT NULL AND condensing_c IS NOT NULL
)
GROUP BY ALL
ORDER BY evaporating_c, condensing_c, mode
