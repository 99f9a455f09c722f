SELECT seq, changed_at AS "at", who, command, value_before::VARCHAR AS "before", value_after::VARCHAR AS "after"
FROM audit_entry
ORDER BY seq DESC
LIMIT $limit OFFSET $offset
