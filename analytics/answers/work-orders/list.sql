WITH work AS (
  SELECT
    w.*,
    t.name AS technician_name,
    lower(concat_ws(' ', w.work_order_id, w.unit_id, w.site_name, w.title, t.name)) AS words
  FROM work_order w
  LEFT JOIN technician t USING (technician_id)
)
SELECT
  work_order_id AS "workOrderId",
  priority,
  score,
  due_on::DATE AS "dueOn",
  unit_id AS "unitId",
  site_name AS "siteName",
  title,
  technician_id AS "technicianId",
  technician_name AS "technicianName",
  estimated_hours AS "estimatedHours",
  cost_of_waiting_per_month AS "costOfWaitingPerMonth",
  currency,
  status
FROM work
WHERE coalesce(list_aggregate(list_transform(string_split(lower(trim($text)), ' '), word -> contains(words, word)), 'bool_and'), true)
  AND ($priorities = '' OR list_contains(string_split($priorities, chr(31)), priority::VARCHAR))
  AND work_order_id NOT IN (SELECT unnest(string_split($held, chr(31))))
ORDER BY priority, score DESC NULLS LAST, work_order_id
