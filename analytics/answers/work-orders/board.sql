SELECT
  w.work_order_id AS "workOrderId",
  w.priority,
  w.due_on::DATE AS "dueOn",
  w.unit_id AS "unitId",
  w.site_name AS "siteName",
  w.title,
  w.technician_id AS "technicianId",
  w.estimated_hours AS "estimatedHours",
  c.technician_id IS NOT NULL AS chosen,
  w.candidates::VARCHAR AS candidates
FROM work_order w
LEFT JOIN order_choice c USING (work_order_id)
WHERE w.work_order_id NOT IN (SELECT unnest(string_split($held, chr(31))))
ORDER BY w.due_on, w.priority, w.work_order_id
