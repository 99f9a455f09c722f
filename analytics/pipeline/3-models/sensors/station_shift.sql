CREATE OR REPLACE TEMP TABLE station_shift AS
WITH known AS (SELECT DISTINCT place FROM weather_register),
placed AS (
  SELECT u.unit_id, coalesce(site.place, station.place) AS place
  FROM unit u
  LEFT JOIN known site ON site.place = u.site_id
  LEFT JOIN known station ON station.place = u.station_id
),
shared AS (
  SELECT unit_id, place
  FROM placed
  WHERE place IS NOT NULL
  QUALIFY count(*) OVER (PARTITION BY place) >= 4
),
night AS (
  SELECT d.unit_id, s.place, d.day, d.outdoor_night_c - d.station_night_c AS offset_k
  FROM unit_day d
  JOIN shared s USING (unit_id)
  WHERE d.outdoor_night_c IS NOT NULL AND d.station_night_c IS NOT NULL AND d.day <= (SELECT data_to FROM analysis)
),
begun AS (SELECT unit_id, min(day) + 60 AS learned_on FROM night GROUP BY unit_id),
reference AS (
  SELECT unit_id, quantile_cont(offset_k, 0.5) AS offset_k
  FROM night
  JOIN begun USING (unit_id)
  WHERE day < learned_on
  GROUP BY unit_id
  HAVING count(*) >= 30
),
week AS (
  SELECT n.unit_id, n.place, (date_trunc('week', n.day) + INTERVAL 7 DAY)::DATE AS monday, quantile_cont(n.offset_k, 0.5) - any_value(r.offset_k) AS moved_k
  FROM night n
  JOIN reference r USING (unit_id)
  JOIN begun b USING (unit_id)
  WHERE n.day >= b.learned_on
  GROUP BY ALL
  HAVING count(*) >= 4
)
SELECT place, monday, quantile_cont(moved_k, 0.5) AS shift_k
FROM week
GROUP BY place, monday
HAVING count(*) >= 4;
