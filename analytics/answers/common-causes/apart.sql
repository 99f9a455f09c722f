SELECT value_after ->> '$.causeId' AS "causeId"
FROM audit_entry
WHERE command IN ($apart, $folded)
QUALIFY row_number() OVER (PARTITION BY value_after ->> '$.causeId' ORDER BY seq DESC) = 1 AND command = $apart
ORDER BY "causeId"
