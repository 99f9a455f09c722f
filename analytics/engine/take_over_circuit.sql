DELETE FROM finding WHERE finding_id IN (SELECT finding_id FROM of_circuit);
INSERT INTO finding
SELECT o.* REPLACE (if(o.status = 'resolved', 'resolved', coalesce(s.status, o.status)) AS status)
FROM of_circuit o
LEFT JOIN finding_status s USING (finding_id)
ORDER BY o.finding_id;
UPDATE finding
SET circuit_no = 1, why = 'Circuit 1: ' || why
WHERE circuit_no IS NULL
  AND list_contains({families}, family)
  AND unit_id IN (SELECT unit_id FROM circuit_unit);
DROP TABLE of_circuit;
DROP TABLE circuit_unit
