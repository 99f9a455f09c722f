SELECT
  unit_id,
  site_name,
  station_id,
  CASE WHEN firmware IS NOT NULL THEN concat_ws(' ', brand, model, firmware) END AS firmware,
  nullif(concat_ws(' ', brand, model), '') AS model,
  tariff_id,
  brand,
  climate_zone,
  'all' AS fleet
FROM unit
ORDER BY unit_id
