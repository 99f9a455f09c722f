SELECT unit_id, updated_on
FROM unit_update
WHERE unit_id BETWEEN $first AND $last
  AND updated_on <= (SELECT data_to FROM analysis)
ORDER BY unit_id, updated_on;
