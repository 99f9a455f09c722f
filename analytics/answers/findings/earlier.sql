SELECT
  other.finding_id AS "findingId",
  other.detected_on::DATE AS "detectedOn",
  other.last_seen_on::DATE AS "lastSeenOn",
  other.status
FROM finding f
JOIN finding other ON other.unit_id = f.unit_id AND other.fault = f.fault AND other.finding_id <> f.finding_id
WHERE f.finding_id = $findingId
ORDER BY other.detected_on DESC, other.finding_id
