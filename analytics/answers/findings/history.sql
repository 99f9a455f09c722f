WITH RECURSIVE moved AS (
  SELECT unnest(from_json(value_after, '[{"was":"VARCHAR","findingId":"VARCHAR"}]')) AS mark
  FROM audit_entry
  WHERE command = 'move marks'
), own AS (
  SELECT $findingId::VARCHAR AS finding_id
  UNION
  SELECT moved.mark.was FROM own JOIN moved ON moved.mark."findingId" = own.finding_id
), told AS (
  SELECT
    seq,
    strftime(changed_at, '%Y-%m-%dT%H:%M:%SZ') AS "at",
    who,
    unnest(from_json(value_before, '["JSON"]')) AS before,
    unnest(from_json(value_after, '["JSON"]')) AS after
  FROM audit_entry
  WHERE command = 'mark findings'
)
SELECT "at", who, before::VARCHAR AS before, after::VARCHAR AS after
FROM told
WHERE json_extract_string(after, '$.findingId') IN (SELECT finding_id FROM own)
ORDER BY seq DESC
