SELECT
  finding.finding_id, unit_id, circuit_no, fault, severity, confidence, onset_on, detected_on, cause_on, last_seen_on,
  CASE WHEN finding.status = 'open' THEN coalesce(set_by_user.status, 'open') ELSE finding.status END AS status,
  metric, value, unit, expected, threshold, annual_cost, currency, evidence, not_because, profile
FROM finding
LEFT JOIN finding_status AS set_by_user ON set_by_user.finding_id = finding.finding_id
