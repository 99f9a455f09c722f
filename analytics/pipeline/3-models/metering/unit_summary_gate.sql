INSERT INTO unit_gate
SELECT unit_id, c.column_name, day, day, 'only a summary of the unit is known'
FROM unit_statistic
SEMI JOIN unit_summary USING (unit_id)
ANTI JOIN unit_day USING (unit_id)
CROSS JOIN duckdb_columns() c
WHERE c.table_name = 'unit_statistic' AND c.database_name = current_database() AND c.schema_name = current_schema() AND c.column_name NOT IN ('unit_id', 'day', 'metering_suspect')
ORDER BY unit_id, c.column_index, day;
