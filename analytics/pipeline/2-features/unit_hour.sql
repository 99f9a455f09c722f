CREATE OR REPLACE TEMP TABLE unit_hour AS
WITH
span AS (
  SELECT unit_id, date_trunc('hour', min(first_ts)) AS first_hour, date_trunc('hour', max(last_ts)) AS last_hour
  FROM segment WHERE list_contains(from_json($units::JSON, '["VARCHAR"]'), unit_id) GROUP BY unit_id
),
hours AS (
  SELECT unit_id, unnest(generate_series(first_hour, last_hour, INTERVAL 1 HOUR)) AS hour FROM span
),
numbered AS (
  SELECT unit_id, time_zone, site_id, station_id, dense_rank() OVER (ORDER BY unit_id) AS unit_no FROM unit
),
placed AS (
  SELECT n.*, coalesce((SELECT min(w.place) FROM next_station_hour w WHERE w.place = n.site_id), (SELECT min(w.place) FROM next_station_hour w WHERE w.place = n.station_id)) AS place
  FROM numbered n JOIN span USING (unit_id)
)
SELECT h.unit_id, h.hour, p.unit_no,
  date_diff('second', h.hour, timezone(p.time_zone, timezone('UTC', h.hour))) AS offset_s,
  w.station_c, w.station_rh
FROM hours h JOIN placed p USING (unit_id) LEFT JOIN next_station_hour w ON w.place = p.place AND w.hour = h.hour;
