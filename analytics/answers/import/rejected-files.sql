WITH span AS (
  SELECT unit_id, min(first_ts) AS first_ts, max(last_ts) AS last_ts FROM segment WHERE import_no = $importNo GROUP BY unit_id
), counted AS (
  SELECT file, count(*) AS rejected FROM rejected WHERE import_no = $importNo GROUP BY file
), fitting AS (
  SELECT f.file, count(*) AS units, min(s.unit_id) AS unit_id
  FROM import_file f
  JOIN span s ON f.from_at >= s.first_ts AND f.to_at <= date_trunc('second', s.last_ts) + INTERVAL 1 SECOND
  WHERE f.import_no = $importNo AND f.units = 1
  GROUP BY f.file
)
SELECT c.file, c.rejected, CASE WHEN t.units = 1 THEN t.unit_id END AS "unitId"
FROM counted c
LEFT JOIN fitting t USING (file)
ORDER BY c.file
