CREATE OR REPLACE TEMP TABLE unit_update AS
WITH registered AS (
  SELECT unit_id, import_no, firmware, lag(firmware) OVER (PARTITION BY unit_id ORDER BY import_no) AS before
  FROM unit_register
  WHERE firmware IS NOT NULL
),
noted AS (
  SELECT unit_id, visited_on, lower(notes) AS notes
  FROM service_visit
  WHERE notes IS NOT NULL
)
SELECT r.unit_id, max((s.last_ts AT TIME ZONE 'UTC' AT TIME ZONE u.time_zone)::DATE) + 1 AS updated_on
FROM registered r
JOIN unit u USING (unit_id)
JOIN segment s ON s.unit_id = r.unit_id AND s.import_no < r.import_no
WHERE r.firmware <> r.before
GROUP BY r.unit_id, r.import_no
UNION
SELECT unit_id, visited_on
FROM noted
WHERE regexp_matches(notes, '\b(firmware|software)\W+(\w+\W+){0,3}(updated|upgraded|flashed|installed|replaced)\b|\b(updated|upgraded|flashed|installed|replaced)\W+(\w+\W+){0,3}(firmware|software)\b')
  AND NOT regexp_matches(notes, '\b(no|not|never|without)\b');
