WITH listed AS (
  SELECT
    f.finding_id,
    f.unit_id,
    u.site_name,
    f.fault,
    f.severity,
    CASE WHEN f.status = 'open' THEN coalesce(s.status, 'open') ELSE f.status END AS status,
    f.detected_on::DATE AS detected_on,
    lower(concat_ws(' ', f.finding_id, f.unit_id, u.site_name, replace(f.fault, '_', ' '))) AS words
  FROM finding f
  LEFT JOIN unit u USING (unit_id)
  LEFT JOIN finding_status s USING (finding_id)
)
SELECT finding_id AS "findingId", unit_id AS "unitId", site_name AS "siteName", fault, severity, status, detected_on AS "detectedOn"
FROM listed
WHERE trim($text) <> ''
  AND (
    coalesce(list_aggregate(list_transform(string_split(lower(trim($text)), ' '), word -> contains(words, word)), 'bool_and'), false)
    OR list_contains(string_split($faults, chr(31)), fault)
  )
ORDER BY
  status IN ('resolved', 'dismissed', 'withdrawn'),
  array_position(['critical', 'major', 'minor', 'advisory'], severity),
  detected_on DESC,
  finding_id
LIMIT $limit
