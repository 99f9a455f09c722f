SELECT
  coalesce(onset_on, detected_on)::DATE AS "from",
  greatest(coalesce(onset_on, detected_on)::DATE, coalesce(last_seen_on, detected_on)::DATE) AS "to",
  fault AS label,
  severity,
  finding_id AS "findingId"
FROM finding
WHERE unit_id = $unitId AND status <> 'withdrawn'
ORDER BY "from", finding_id
