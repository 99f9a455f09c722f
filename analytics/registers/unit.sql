CREATE OR REPLACE VIEW unit AS
WITH latest AS (
  SELECT * EXCLUDE (import_no), true AS registered
  FROM unit_register
  QUALIFY row_number() OVER (PARTITION BY unit_id ORDER BY import_no DESC) = 1
),
seen AS (SELECT unit_id, arg_max(zone, import_no) FILTER (zone IS NOT NULL) AS zone FROM segment GROUP BY unit_id)
SELECT
  coalesce(latest.unit_id, seen.unit_id) AS unit_id,
  latest.* EXCLUDE (unit_id, time_zone, registered),
  coalesce(latest.time_zone, seen.zone, 'UTC') AS time_zone,
  coalesce(latest.registered, false) AS registered
FROM latest
FULL JOIN seen ON latest.unit_id = seen.unit_id;
