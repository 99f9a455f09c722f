CREATE OR REPLACE TEMP TABLE next_feature_memory AS
WITH
remembered AS (
  SELECT p.unit_no, u.unit_id, u.place, n.facts, n.parts, n.cut, p.read_from, DATE '1970-01-01' + p.day::INTEGER AS day, p.day_from, ceil(p.day_from / 3600) AS hour
  FROM memory_part p
  JOIN feature_unit u ON u.unit_no = p.unit_no
  JOIN next_feature_input n ON n.unit_id = u.unit_id
),
{weather_before}
SELECT r.unit_no, r.unit_id, r.facts, r.parts, r.cut, r.read_from, r.day, r.day_from, coalesce(w.content, '') AS weather
FROM remembered r
LEFT JOIN weather_before w ON w.place = r.place AND w.hour = r.hour;
