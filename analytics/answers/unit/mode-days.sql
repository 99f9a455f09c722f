WITH hours AS (
  SELECT
    day,
    starts IS NOT NULL AS known,
    samples * sample_s / 3600.0 AS observed,
    coalesce(heating_h, 0) AS heat,
    coalesce(dhw_h, 0) AS dhw,
    coalesce(cooling_h, 0) AS cool,
    coalesce(defrost_min, 0) / 60 AS defrost
  FROM unit_day
  WHERE unit_id = $unitId
), parts AS (
  SELECT *, greatest(0, observed - heat - dhw - cool - defrost) AS off, greatest(observed, heat + dhw + cool + defrost) AS total
  FROM hours
)
SELECT
  day,
  CASE WHEN known THEN heat / total END AS heat,
  CASE WHEN known THEN dhw / total END AS dhw,
  CASE WHEN known THEN cool / total END AS cool,
  CASE WHEN known THEN defrost / total END AS defrost,
  CASE WHEN known THEN off / total END AS off,
  CASE
    WHEN NOT known THEN NULL
    WHEN off >= greatest(heat, dhw, cool, defrost) THEN 'off'
    WHEN heat >= greatest(dhw, cool, defrost) THEN 'heat'
    WHEN dhw >= greatest(cool, defrost) THEN 'dhw'
    WHEN cool >= defrost THEN 'cool'
    ELSE 'defrost'
  END AS dominant
FROM parts
WHERE total > 0
ORDER BY day
