SELECT
  unit_id,
  finding_id,
  family,
  fault,
  severity,
  coalesce(confidence, 'nan'::DOUBLE) AS confidence,
  detected_on - DATE '1970-01-01' AS detected,
  cause_on - DATE '1970-01-01' AS cause,
  last_seen_on - DATE '1970-01-01' AS last_seen,
  metric,
  coalesce(value, 'nan'::DOUBLE) AS value,
  coalesce(threshold, 'nan'::DOUBLE) AS threshold
FROM finding
WHERE status <> 'withdrawn'
ORDER BY unit_id, detected_on, finding_id;
