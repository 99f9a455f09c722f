WITH part_row AS (
  SELECT unit_id, ts, sample_s, lag(unit_id) OVER w AS u, lag(ts) OVER w AS t, lag(sample_s) OVER w AS s
  FROM read_parquet($path, file_row_number = true)
  WINDOW w AS (ORDER BY file_row_number)
),
found AS (
  SELECT
    unit_id,
    count(*) AS "rows",
    date_trunc('second', min(ts)) AS first_ts,
    date_trunc('second', max(ts)) AS last_ts,
    count(*) FILTER (unit_id IS NULL OR ts IS NULL OR sample_s IS NULL) AS keyless,
    count(*) FILTER (u = unit_id AND t = ts AND s = sample_s) AS twice,
    count(*) FILTER (u > unit_id OR (u = unit_id AND (t > ts OR (t = ts AND s > sample_s)))) AS unordered
  FROM part_row
  GROUP BY unit_id
),
known AS (
  SELECT unit_id, "rows", date_trunc('second', first_ts) AS first_ts, date_trunc('second', last_ts) AS last_ts
  FROM segment
  WHERE import_no = $importNo AND part = $part
)
SELECT
  coalesce(found.unit_id, known.unit_id) AS unit_id,
  CASE
    WHEN found.unit_id IS NULL AND known.unit_id IS NULL THEN 'has rows without a unit'
    WHEN found.unit_id IS NULL THEN 'is listed with ' || known."rows" || ' rows and has none'
    WHEN known.unit_id IS NULL THEN 'has ' || found."rows" || ' rows and is not listed'
    WHEN found."rows" <> known."rows" THEN 'has ' || found."rows" || ' rows instead of ' || known."rows"
    WHEN found.first_ts <> known.first_ts THEN 'begins at ' || found.first_ts || ' instead of ' || known.first_ts
    WHEN found.last_ts <> known.last_ts THEN 'ends at ' || found.last_ts || ' instead of ' || known.last_ts
    WHEN found.keyless > 0 THEN 'has rows without a complete key (' || found.keyless || ')'
    WHEN found.twice > 0 THEN 'has keys that stand twice (' || found.twice || ')'
    ELSE 'has rows out of order (' || found.unordered || ')'
  END AS what
FROM found
FULL JOIN known ON found.unit_id = known.unit_id
WHERE
  found.unit_id IS NULL
  OR known.unit_id IS NULL
  OR found."rows" <> known."rows"
  OR found.first_ts <> known.first_ts
  OR found.last_ts <> known.last_ts
  OR found.keyless > 0
  OR found.twice > 0
  OR found.unordered > 0
ORDER BY unit_id
LIMIT 20
