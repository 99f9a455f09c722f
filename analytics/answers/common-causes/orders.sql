SELECT work_order_id, priority, score, finding_ids
FROM work_order
WHERE status NOT IN ('done', 'cancelled')
ORDER BY priority, score DESC NULLS LAST, work_order_id
