WITH alarm_day AS (
  SELECT day, fault_codes, day - row_number() OVER (PARTITION BY fault_codes ORDER BY day)::INTEGER AS start
  FROM unit_day
  WHERE unit_id = $unitId AND fault_codes IS NOT NULL
)
SELECT min(day) AS "from", max(day) AS "to", fault_codes AS label
FROM alarm_day
GROUP BY fault_codes, start
ORDER BY "from", label
