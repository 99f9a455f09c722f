WITH units AS (
  SELECT unnest(from_json($units::JSON, '["VARCHAR"]')) AS unit_id, generate_subscripts(from_json($units::JSON, '["VARCHAR"]'), 1) - 1 AS unit
), detectors AS (
  SELECT unnest(from_json($detectors::JSON, '["VARCHAR"]')) AS detector, generate_subscripts(from_json($detectors::JSON, '["VARCHAR"]'), 1) - 1 AS place
)
SELECT u.unit::DOUBLE AS unit, d.place::DOUBLE AS detector, c.day, c.held_value, coalesce(c.lasted, 100000)::DOUBLE AS lasted
FROM crossing c
JOIN units u USING (unit_id)
JOIN detectors d USING (detector)
ORDER BY u.unit, d.place, c.day
