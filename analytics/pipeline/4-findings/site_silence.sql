WITH silent AS MATERIALIZED (
  SELECT w.plan, w.unit_id, w.day
  FROM (
    SELECT *, unnest(generate_series(from_day, to_day, INTERVAL 1 DAY))::DATE AS day
    FROM finding_window
    WHERE span = 'now' AND plan IN (SELECT unnest(string_split($plans, ','))::INTEGER)
  ) w
  ANTI JOIN measured_unit_day d ON d.unit_id = w.unit_id AND d.day = w.day
),
near AS MATERIALIZED (
  SELECT s.plan, s.unit_id, d.day, d.day BETWEEN from_day AND to_day AS before
  FROM same_site s
  JOIN near_unit_day d ON d.unit_id = s.unit_id
),
beside AS (
  SELECT s.plan, o.unit_id, 2 * count(d.day) <= count(*) AS is_silent
  FROM silent s
  JOIN (SELECT DISTINCT plan, unit_id FROM near WHERE before) o ON o.plan = s.plan
  LEFT JOIN near d ON d.plan = o.plan AND d.unit_id = o.unit_id AND d.day = s.day
  GROUP BY s.plan, o.unit_id
)
SELECT plan, count(*)::DOUBLE AS site_units, count(*) FILTER (is_silent)::DOUBLE AS site_units_silent
FROM beside
GROUP BY plan;
