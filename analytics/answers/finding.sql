SELECT
  f.finding_id,
  f.unit_id,
  f.circuit_no,
  f.fault,
  f.family,
  f.severity,
  f.confidence,
  f.onset_on::DATE AS onset_on,
  f.detected_on::DATE AS detected_on,
  f.cause_on::DATE AS cause_on,
  f.last_seen_on::DATE AS last_seen_on,
  f.status,
  f.metric,
  f.value,
  f.unit,
  f.expected,
  f.threshold,
  f.annual_cost,
  f.currency,
  f.why,
  f.evidence::VARCHAR AS evidence,
  f.not_because,
  f.profile,
  (
    SELECT min(work_order_id)
    FROM work_order w
    WHERE w.unit_id = f.unit_id AND list_contains(string_split(w.finding_ids, '|'), f.finding_id)
  ) AS work_order_id
FROM finding f
WHERE ($unitId = '' OR f.unit_id = $unitId)
  AND ($findingIds = '' OR list_contains(string_split($findingIds, chr(31)), f.finding_id))
ORDER BY
  f.status IN ('resolved', 'withdrawn', 'dismissed'),
  array_position(['critical', 'major', 'minor', 'advisory'], f.severity),
  f.detected_on,
  f.finding_id
