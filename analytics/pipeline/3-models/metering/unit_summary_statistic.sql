INSERT INTO unit_statistic BY NAME
SELECT
  unit_id,
  to_on AS day,
  CASE WHEN coalesce(cop, heat_kwh / nullif(energy_kwh, 0)) BETWEEN $below AND $above THEN 0.0 ELSE 1.0 END AS metering_suspect
FROM unit_summary
ANTI JOIN unit_day USING (unit_id)
WHERE to_on <= (SELECT as_of FROM analysis)
  AND coalesce(energy_kwh, $leastKwh) >= $leastKwh
  AND (cop IS NOT NULL OR (heat_kwh IS NOT NULL AND energy_kwh IS NOT NULL))
QUALIFY row_number() OVER (PARTITION BY unit_id, to_on ORDER BY from_on) = 1
ORDER BY unit_id, to_on;
