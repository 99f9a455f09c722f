INSERT INTO refrigerant_check
WITH suspected AS (
  SELECT f.finding_id, f.unit_id, f.fault, f.detected_on, f.status, c.appliance_id, c.circuit_no, r.regime
  FROM finding AS f
  JOIN circuit AS c ON c.unit_id = f.unit_id AND c.circuit_no = coalesce(f.circuit_no, c.circuit_no) AND c.void_reason IS NULL
  JOIN circuit_regime AS r ON r.appliance_id = c.appliance_id AND r.circuit_no = c.circuit_no
  WHERE f.family = 'refrigerant' AND r.regime <> 'none'
),
added AS (
  SELECT s.finding_id, s.appliance_id, s.circuit_no, arg_min(e.event_id, (e.service_date, e.event_id)) AS event_id, min(e.service_date) AS confirmed_on
  FROM suspected AS s
  JOIN refrigerant_event AS e ON e.appliance_id = s.appliance_id AND e.circuit_no = s.circuit_no
  WHERE s.fault = 'refrigerant_leak' AND e.void_reason IS NULL AND e.event_kind IN ('addition', 'repair_recharge')
    AND try_cast(split_part(e.lb_added, ' ', 1) AS DOUBLE) > 0
    AND e.service_date BETWEEN s.detected_on AND least($asOf::DATE, s.detected_on + 365)
  GROUP BY ALL
),
visit AS (
  SELECT unnest(string_split(finding_ids, '|')) AS finding_id, due_on AS visit_due_on FROM work_order
)
SELECT s.finding_id, s.unit_id, s.appliance_id, s.circuit_no, s.regime, s.fault, s.detected_on, v.visit_due_on,
  CASE WHEN a.event_id IS NOT NULL THEN 'confirmed' WHEN s.status IN ('resolved', 'withdrawn', 'dismissed') THEN 'closed' ELSE 'open' END AS status,
  a.confirmed_on, a.event_id, l.leak_rate_pct, l.exceeds, d.due_on AS repair_due_on,
  CASE
    WHEN a.event_id IS NOT NULL THEN 'Confirmed: refrigerant was added after the finding. The leak rate is that of the addition.'
    WHEN s.status IN ('resolved', 'withdrawn', 'dismissed') THEN 'Nothing: the finding is no longer raised, and no refrigerant was added after it.'
    ELSE 'Check the circuit for leaks and record the inspection. Record pounds and date of any addition on the day it is made: the leak rate is computed from it, never from this finding.'
  END AS todo
FROM suspected AS s
LEFT JOIN added AS a USING (finding_id, appliance_id, circuit_no)
LEFT JOIN visit AS v USING (finding_id)
LEFT JOIN leak_rate AS l ON l.appliance_id = s.appliance_id AND l.circuit_no = s.circuit_no AND list_contains(string_split(l.event_id, '+'), a.event_id)
LEFT JOIN deadline AS d ON d.appliance_id = l.appliance_id AND d.circuit_no = l.circuit_no AND d.kind = 'repair' AND d.trigger_event_id = l.event_id
ORDER BY s.finding_id, s.appliance_id, s.circuit_no
