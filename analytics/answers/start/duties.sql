SELECT
  d.appliance_id AS "applianceId",
  d.circuit_no AS "circuitNo",
  c.unit_id AS "unitId",
  c.site_id AS "siteId",
  d.kind,
  d.due_on AS "dueOn",
  d.days_late AS "daysLate",
  d.cite
FROM deadline d
LEFT JOIN circuit c USING (appliance_id, circuit_no)
WHERE d.status = 'overdue'
ORDER BY d.days_late DESC NULLS LAST, d.appliance_id, d.circuit_no, d.kind, d.trigger_event_id
