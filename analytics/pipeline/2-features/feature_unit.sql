CREATE OR REPLACE TEMP TABLE feature_unit AS
WITH
telemetry AS (
  SELECT s.unit_id, sum(s."rows")::BIGINT AS "rows", epoch(max(s.last_ts)) AS last_s, min(s.sample_s) AS sample_s, min(s.import_no) AS first_import, count(DISTINCT s.import_no) AS imports
  FROM segment s JOIN import i USING (import_no) WHERE NOT i.undone GROUP BY s.unit_id
),
place AS (SELECT DISTINCT place FROM station_hour)
SELECT (row_number() OVER (ORDER BY t.unit_id))::INTEGER AS unit_no, t.unit_id, t."rows", t.last_s, t.sample_s, u.time_zone, u.refrigerant, u.latitude, u.longitude,
  u.unit_type IN ('hydronic', 'water_source', 'ground_source', 'chiller', 'hpwh') AS hydronic,
  CASE WHEN t.imports = 1 THEN t.first_import ELSE 0 END AS import_no, coalesce(site.place, station.place) AS place
FROM telemetry t
JOIN unit u ON u.unit_id = t.unit_id
LEFT JOIN place site ON site.place = u.site_id
LEFT JOIN place station ON station.place = u.station_id
ORDER BY import_no, t.unit_id;
