SELECT
  work_order.* EXCLUDE (cost_terms, candidates),
  work_order.cost_terms::VARCHAR AS cost_terms,
  technician.name AS technician_name,
  unit.brand,
  unit.model,
  unit.refrigerant,
  unit.full_charge_lb
FROM work_order
LEFT JOIN unit ON unit.unit_id = work_order.unit_id
LEFT JOIN technician ON technician.technician_id = work_order.technician_id
ORDER BY priority, score DESC NULLS LAST, work_order_id
