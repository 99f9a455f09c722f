WITH month_of AS (SELECT unit_id, date_trunc('month', day)::DATE AS month, count(*) AS days FROM unit_day GROUP BY ALL),
year_of AS (SELECT DISTINCT unit_id, year(day) AS year FROM unit_day),
span AS (SELECT unit_id, min(day) AS first_day, date_diff('day', min(day), (SELECT data_to FROM analysis)) + 1 AS days FROM unit_day GROUP BY unit_id),
summed AS (SELECT DISTINCT unit_id FROM unit_summary ANTI JOIN unit_day USING (unit_id)),
statistic AS (SELECT unit_id, min(day) AS first_day, count(*) AS days, count(DISTINCT day) AS distinct_days FROM unit_statistic ANTI JOIN summed USING (unit_id) GROUP BY unit_id),
telemetry AS (SELECT unit_id, date_trunc('second', min(first_ts)) AS first_ts FROM segment SEMI JOIN (FROM import WHERE NOT undone) USING (import_no) GROUP BY unit_id),
day_of AS (SELECT unit_id, date_trunc('second', min(first_at)) AS first_at FROM unit_day GROUP BY unit_id),
broken AS (
  SELECT 1 AS no, 'unit_day' AS table_name, 'days stand twice' AS what, count(*) AS n
  FROM (SELECT 1 FROM unit_day GROUP BY unit_id, day HAVING count(*) > 1)
  UNION ALL
  SELECT 2, 'unit_day', 'units do not begin where their telemetry does', count(*)
  FROM day_of LEFT JOIN telemetry USING (unit_id) WHERE first_at IS DISTINCT FROM first_ts
  UNION ALL
  SELECT 3, 'unit_month', 'months are not those of unit_day', count(*)
  FROM month_of FULL JOIN unit_month USING (unit_id, month) WHERE month_of.days IS DISTINCT FROM unit_month.days
  UNION ALL
  SELECT 4, 'unit_year', 'years are not those of unit_day', count(*)
  FROM year_of FULL JOIN unit_year ON unit_year.unit_id = year_of.unit_id AND unit_year.year = year_of.year
  WHERE year_of.unit_id IS NULL OR unit_year.unit_id IS NULL
  UNION ALL
  SELECT 5, 'unit_day_mode', 'rows have no day in unit_day', count(*) FROM unit_day_mode ANTI JOIN unit_day USING (unit_id, day)
  UNION ALL
  SELECT 6, 'run_cycle', 'rows have no unit in unit_day', count(*) FROM run_cycle ANTI JOIN unit_day USING (unit_id)
  UNION ALL
  SELECT 7, 'defrost_cycle', 'rows have no unit in unit_day', count(*) FROM defrost_cycle ANTI JOIN unit_day USING (unit_id)
  UNION ALL
  SELECT 8, 'unit_statistic', 'units do not have one row for every day', count(*)
  FROM span FULL JOIN statistic USING (unit_id)
  WHERE span.first_day IS DISTINCT FROM statistic.first_day OR span.days IS DISTINCT FROM statistic.days OR statistic.days <> statistic.distinct_days
  UNION ALL
  SELECT 9, 'unit_expectation', 'rows have no day in unit_day_mode', count(*) FROM unit_expectation ANTI JOIN unit_day_mode USING (unit_id, day, mode)
  UNION ALL
  SELECT 10, 'unit_condition', 'units are not those of unit_day', count(*)
  FROM span FULL JOIN (SELECT unit_id, count(*) AS n FROM unit_condition GROUP BY unit_id) c USING (unit_id) WHERE span.days IS NULL OR c.n IS DISTINCT FROM 1
  UNION ALL
  SELECT 11, 'finding', 'findings have no unit in unit_day or with a summary', count(*)
  FROM (FROM finding WHERE status <> 'withdrawn') ANTI JOIN unit_day USING (unit_id) ANTI JOIN summed USING (unit_id)
)
SELECT table_name, what, n FROM broken WHERE n > 0 ORDER BY no
