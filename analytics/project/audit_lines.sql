SELECT
  seq,
  changed_at AS "at",
  who,
  command,
  value_before::VARCHAR AS "before",
  value_after::VARCHAR AS "after",
  coalesce(lag(sha256) OVER (ORDER BY seq), $beforeFirst) AS previous,
  sha256
FROM audit_entry
QUALIFY seq > $after
ORDER BY seq
