WITH told AS (
  SELECT
    seq,
    strftime(changed_at, '%Y-%m-%dT%H:%M:%SZ') AS "at",
    who,
    unnest(from_json(value_before, '["JSON"]')) AS before,
    unnest(from_json(value_after, '["JSON"]')) AS after
  FROM audit_entry
  WHERE command = 'mark findings' AND contains(value_after::VARCHAR, $findingId)
)
SELECT "at", who, before::VARCHAR AS before, after::VARCHAR AS after
FROM told
WHERE json_extract_string(after, '$.findingId') = $findingId
ORDER BY seq DESC
