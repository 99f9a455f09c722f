SELECT
  f.finding_id AS "findingId",
  f.unit_id AS "unitId",
  u.site_name AS "siteName",
  f.fault,
  f.severity,
  f.detected_on::DATE AS "detectedOn"
FROM finding f
LEFT JOIN unit u USING (unit_id)
WHERE f.status IN ('open', 'acknowledged', 'confirmed') AND ($since::VARCHAR IS NULL OR f.detected_on > $since::DATE)
ORDER BY array_position(['critical', 'major', 'minor', 'advisory'], f.severity), f.detected_on DESC, f.finding_id
