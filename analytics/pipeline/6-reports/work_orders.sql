SELECT
  work_order_id, priority, score, due_on, unit_id, site_id, site_name, address, title, diagnosis, checklist, parts, safety,
  required_skills, required_epa_type, required_refrigerant_class, technician_id, technician_reason, estimated_hours,
  cost_of_waiting_per_month, currency, finding_ids, status
FROM work_order
