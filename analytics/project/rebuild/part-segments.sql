INSERT INTO segment
SELECT
  $importNo::INTEGER AS import_no,
  $part::INTEGER AS part,
  unit_id,
  min(first_ts) AS first_ts,
  max(last_ts) AS last_ts,
  sum(n)::BIGINT AS "rows",
  arg_max(sample_s, (n, -sample_s))::INTEGER AS sample_s,
  $zone::VARCHAR AS zone
FROM (
  SELECT unit_id, sample_s, count(*) AS n, date_trunc('second', min(ts)) AS first_ts, date_trunc('second', max(ts)) AS last_ts
  FROM read_parquet($path)
  GROUP BY unit_id, sample_s
)
GROUP BY unit_id
ORDER BY unit_id
