SELECT unit_id, zip
FROM unit_register
WHERE import_no = $importNo
  AND climate_group IS NULL
  AND zip IS NOT NULL
  AND (
    lower(country) IN ('us', 'usa', 'united states', 'united states of america')
    OR country IS NULL AND (time_zone IS NULL OR regexp_matches(time_zone, '^(America|US)/|^Pacific/Honolulu$'))
  )
ORDER BY unit_id
