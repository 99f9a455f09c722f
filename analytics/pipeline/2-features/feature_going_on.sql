CREATE OR REPLACE TEMP TABLE next_feature_going_on AS
WITH
candidate AS (
  SELECT m.unit_id, m.parts, m.read_from, m.day, m.day_from, m.weather, u.place, ceil(m.day_from / 3600) AS hour
  FROM feature_memory m
  JOIN feature_unit u ON u.unit_id = m.unit_id
  JOIN next_feature_input n ON n.unit_id = m.unit_id AND n.facts = m.facts AND n.cut >= m.cut AND list_has_all(n.parts, m.parts)
  WHERE NOT $fromScratch AND m.unit_id NOT IN (FROM next_feature_kept)
),
changed_before AS (
  SELECT DISTINCT c.unit_id
  FROM candidate c
  JOIN segment s ON s.unit_id = c.unit_id AND epoch(s.first_ts) < c.day_from
  JOIN import i ON i.import_no = s.import_no AND NOT i.undone AND NOT list_contains(c.parts, i.import_id || '/' || s.part)
),
{weather_before}
SELECT c.unit_id, c.day, c.read_from
FROM candidate c
LEFT JOIN weather_before w ON w.place = c.place AND w.hour = c.hour
WHERE coalesce(w.content, '') = c.weather AND c.unit_id NOT IN (FROM changed_before);
