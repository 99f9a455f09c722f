WITH lost AS (
  SELECT f.* FROM finding f SEMI JOIN finding_status USING (finding_id) WHERE f.status = 'withdrawn'
), fresh AS (
  SELECT f.* FROM finding f ANTI JOIN former_finding USING (finding_id) ANTI JOIN finding_status USING (finding_id)
), paired AS (
  SELECT
    lost.finding_id AS was,
    fresh.finding_id AS "findingId",
    abs(fresh.detected_on - lost.detected_on) AS days
  FROM lost
  JOIN fresh
    ON fresh.unit_id = lost.unit_id
    AND fresh.fault = lost.fault
    AND coalesce(fresh.circuit_no, 1) = coalesce(lost.circuit_no, 1)
    AND fresh.detected_on <= lost.last_seen_on
    AND fresh.last_seen_on >= lost.detected_on
)
SELECT was, "findingId"
FROM paired
QUALIFY row_number() OVER (PARTITION BY was ORDER BY days, "findingId") = 1
  AND row_number() OVER (PARTITION BY "findingId" ORDER BY days, was) = 1
ORDER BY was
