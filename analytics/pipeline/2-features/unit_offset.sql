WITH
zone AS (
  SELECT time_zone, date_trunc('hour', min(first_ts)) AS first_hour, date_trunc('hour', max(last_ts)) AS last_hour
  FROM segment JOIN unit USING (unit_id) GROUP BY time_zone
),
hours AS (
  SELECT time_zone, unnest(generate_series(first_hour, last_hour, INTERVAL 1 HOUR)) AS hour FROM zone
),
offsets AS (
  SELECT time_zone, hour, date_diff('second', hour, timezone(time_zone, timezone('UTC', hour))) AS offset_s FROM hours
)
SELECT time_zone, epoch(hour) AS from_s, offset_s::DOUBLE AS offset_s
FROM offsets
QUALIFY offset_s IS DISTINCT FROM lag(offset_s) OVER (PARTITION BY time_zone ORDER BY hour)
ORDER BY time_zone, hour
