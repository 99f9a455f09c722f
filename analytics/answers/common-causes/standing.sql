SELECT
  f.finding_id,
  f.unit_id,
  f.fault,
  array_position(['advisory', 'minor', 'major', 'critical'], f.severity) AS severity,
  coalesce(f.onset_on, f.detected_on)::DATE - DATE '1970-01-01' AS begun,
  coalesce(s.status, 'open') = 'confirmed' OR f.status = 'confirmed' AS confirmed,
  f.annual_cost,
  f.currency
FROM finding f
LEFT JOIN finding_status s USING (finding_id)
WHERE CASE WHEN f.status = 'open' THEN coalesce(s.status, 'open') ELSE f.status END IN ('open', 'acknowledged', 'confirmed')
ORDER BY f.fault, begun, f.finding_id
