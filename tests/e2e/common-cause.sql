INSERT INTO unit_register (import_no, unit_id, brand, model, firmware, site_name)
  SELECT 1, format('FW-{:02d}', i), 'Norrvik', 'AW-8P', if(i < 6, '4.3.0', '4.2.1'), format('Row {}', i % 4) FROM range(20) r(i);
INSERT INTO finding (finding_id, unit_id, family, fault, severity, confidence, onset_on, detected_on, cause_on, last_seen_on, status, metric, value, unit, expected, threshold, annual_cost, currency, why, evidence, not_because, profile)
  SELECT format('FW-{:02d}:compressor:2025-11-1{}', i, i), format('FW-{:02d}', i), 'compressor', 'short_cycling', if(i = 0, 'major', 'minor'), 0.8, DATE '2025-11-03' + i::INTEGER, DATE '2025-11-10' + i::INTEGER, DATE '2025-11-10' + i::INTEGER, DATE '2025-12-31',
    'open', 'starts_per_h', 5.5, '1/h', 1, 4, 40, 'USD', 'The compressor starts 5.5 times an hour.', '[]', NULL, 'default'
  FROM range(6) r(i);
INSERT INTO work_order (work_order_id, priority, score, due_on, unit_id, title, diagnosis, checklist, parts, safety, required_skills, technician_reason, estimated_hours, currency, finding_ids, status, cost_terms, candidates)
  SELECT format('WO-{}-{}', unit_id, detected_on), if(severity = 'major', 3, 4), if(severity = 'major', 5, 2), DATE '2026-01-14', unit_id, 'Stop the short cycling', 'It starts too often.', 'Look at the settings', '', '', 'controls', 'Nobody is eligible.', 1.5, 'USD', finding_id, 'open', '[]', '[]'
  FROM finding WHERE starts_with(unit_id, 'FW-');
