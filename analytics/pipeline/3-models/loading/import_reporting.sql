CREATE OR REPLACE TEMP TABLE import_reporting AS
WITH reported AS (
  SELECT unit_id, day, lead(day) OVER (PARTITION BY unit_id ORDER BY day) AS next_day
  FROM unit_day
  WHERE coverage >= 0.5
),
member AS (
  SELECT s.import_no, s.unit_id, min((s.first_ts AT TIME ZONE 'UTC' AT TIME ZONE u.time_zone)::DATE) AS from_day
  FROM segment s
  JOIN unit u USING (unit_id)
  GROUP BY s.import_no, s.unit_id
),
shared AS (
  SELECT *
  FROM member
  QUALIFY count(*) OVER (PARTITION BY import_no) > 1
),
expected AS (
  SELECT unit_id, day, true AS present FROM reported
  UNION ALL
  SELECT unit_id, unnest(generate_series(day + 1, least(coalesce(next_day - 1, a.data_to), day + 30), INTERVAL 1 DAY))::DATE, false
  FROM reported, analysis a
  WHERE coalesce(next_day - 1, a.data_to) > day
)
SELECT s.import_no, e.day
FROM shared s
JOIN expected e ON e.unit_id = s.unit_id AND e.day >= s.from_day
GROUP BY s.import_no, e.day
HAVING count(*) > 1 AND 2 * count(*) FILTER (present) >= count(*);
