SELECT o.unit_id, o.work_order_id, o.finding_id, f.finding_id IS NULL AS gone
FROM (
  SELECT unit_id, work_order_id, unnest(string_split(finding_ids, '|')) AS finding_id
  FROM work_order SEMI JOIN order_choice USING (work_order_id)
) o
LEFT JOIN finding f USING (finding_id)
ORDER BY o.unit_id, o.finding_id
