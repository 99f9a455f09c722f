INSERT INTO work_order (
  work_order_id, priority, score, due_on, unit_id, site_id, site_name, address, title, diagnosis, checklist, parts, safety,
  required_skills, required_epa_type, required_refrigerant_class, technician_id, technician_reason, estimated_hours,
  cost_of_waiting_per_month, currency, finding_ids, status, cost_terms, candidates)
VALUES (
  $work_order_id, $priority::INTEGER, $score::DOUBLE, $due_on::DATE, $unit_id, $site_id, $site_name, $address, $title, $diagnosis, $checklist, $parts, $safety,
  $required_skills, $required_epa_type, $required_refrigerant_class, $technician_id, $technician_reason, $estimated_hours::DOUBLE,
  $cost_of_waiting_per_month::DOUBLE, $currency, $finding_ids, 'open', $cost_terms::JSON, $candidates::JSON)
