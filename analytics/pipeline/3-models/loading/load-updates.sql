SELECT unit_id, updated_on
FROM unit_update
JOIN model_unit USING (unit_id)
WHERE updated_on <= (SELECT data_to FROM analysis)
ORDER BY unit_id, updated_on;
