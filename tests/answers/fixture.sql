INSERT INTO import (import_no, import_id, seconds, undone) VALUES (1, 'one', 2.5, false), (2, 'two', 1.0, true);
INSERT INTO import_file (import_no, file, status, code, message, format, units, unit_id_from, rows_read, rows_loaded, rows_rejected, rows_duplicate, from_at, to_at, seconds) VALUES
  (1, 'a/one.csv', 'loaded', NULL, NULL, 'canonical', 2, 'column', 100, 97, 2, 1, '2025-01-01 00:00', '2025-01-03 00:00', 1.5),
  (1, 'a/two.csv', 'refused', 'file-empty', 'two.csv is empty.', NULL, 0, NULL, 0, 0, 0, 0, NULL, NULL, 0.1),
  (2, 'b/three.csv', 'loaded', NULL, NULL, 'canonical', 1, 'folder', 10, 10, 0, 0, '2025-01-03 00:00', '2025-01-04 00:00', 0.4);
INSERT INTO rejected (import_no, file, line, column_name, reason, text) VALUES
  (1, 'a/one.csv', 7, NULL, 'the time cannot be read', 'x;y'),
  (1, 'a/one.csv', 3, 'power_w', 'not a number', '#VALUE!');
INSERT INTO segment (import_no, part, unit_id, first_ts, last_ts, "rows", sample_s) VALUES
  (1, 0, 'A-1', '2025-01-01 00:00', '2025-01-02 23:55', 576, 300),
  (1, 0, 'B-1', '2025-01-01 00:00', '2025-01-01 23:55', 288, 300);
INSERT INTO unit_register (import_no, unit_id, site_name, address, brand, model, refrigerant, full_charge_lb, time_zone, customer, tariff_id, capacity_w) VALUES
  (1, 'A-1', 'North School (simulated)', '1 Hill', 'Acme', 'X9', 'R-290', 2, 'America/New_York', '=HYPERLINK("x")', 't', 9000),
  (1, 'A-2', 'South, Clinic', '2 Hill', 'Zeta', 'Y1', 'R-32', 4, 'America/New_York', NULL, 't', 5000);
INSERT INTO tariff_register (import_no, tariff_id, name, currency, kind, definition) VALUES (1, 't', 'flat', 'USD', 'flat', '{"price_per_kwh":0.2}');
INSERT INTO technician_register (import_no, technician_id, name) VALUES (1, 'T1', 'Ada Flow');
INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind, notes) VALUES (1, 'V1', 'A-1', '2025-01-02', 'pm', 'filter changed');
INSERT INTO unit_health (unit_id, days_of_data, last_seen_on, cop_provenance, seasonal_cop, cop_vs_expected_pct, defrosts_per_day, starts_per_day, connectivity_pct, energy_kwh, energy_cost) VALUES
  ('A-1', 400, '2025-01-02', 'metered', 3.0, -15, 4, 8, 90, 1000, 200),
  ('A-2', 400, '2025-01-02', 'metered', 4.0, 1, 3, 6, 100, 3000, 600),
  ('B-1', 1, '2025-01-01', 'none', NULL, NULL, NULL, NULL, 50, NULL, NULL);
DELETE FROM analysis;
INSERT INTO analysis (as_of, data_to, zone) VALUES ('2025-01-10', '2025-01-02', 'site');
INSERT INTO finding (finding_id, unit_id, family, fault, severity, confidence, onset_on, detected_on, cause_on, last_seen_on, status, metric, value, unit, expected, threshold, why, evidence, not_because, profile) VALUES
  ('A-1:cop:2024-12-20', 'A-1', 'cop', 'cop_degradation', 'major', 0.9, '2024-12-01', '2024-12-20', '2024-12-20', '2025-01-02', 'open', 'cop_loss', 0.15, '1', 0, 0.1, 'COP is 15 % lower.', '[{"metric":"cop","value":3.0,"unit":"1","expected":3.5,"from":"2024-12-20","to":"2025-01-02"}]', 'sensor_drift: 0.1 K from the station|setting_change: same sink', 'default'),
  ('A-1:sensor:2024-12-25', 'A-1', 'sensor', 'sensor_drift', 'minor', 0.6, NULL, '2024-12-25', '2024-12-25', '2025-01-02', 'open', 'outdoor_drift_k', 2.0, 'K', 0, 1.7, 'Sensor drifts.', '[]', NULL, 'default'),
  ('A-2:cop:2023-01-01', 'A-2', 'cop', 'cop_degradation', 'critical', 0.9, NULL, '2023-01-01', '2023-01-01', '2023-02-01', 'resolved', 'cop_loss', 0.3, '1', 0, 0.1, 'Was bad.', '[]', NULL, 'default'),
  ('B-1:connectivity:2025-01-02', 'B-1', 'connectivity', 'connectivity_loss', 'minor', 0.8, '2025-01-02', '2025-01-02', '2025-01-02', '2025-01-02', 'open', 'silent_h', 30, 'h', 0, 24, 'Silent.', '[]', NULL, 'default');
INSERT INTO work_order (work_order_id, priority, score, due_on, unit_id, site_id, site_name, address, title, diagnosis, checklist, parts, safety, required_skills, required_epa_type, required_refrigerant_class, technician_id, technician_reason, estimated_hours, cost_of_waiting_per_month, currency, finding_ids, status, cost_terms, candidates) VALUES
  ('WO-A-1', 3, 12, '2025-01-24', 'A-1', 'S1', 'North School (simulated)', '1 Hill', 'Efficiency is falling', 'Less heat.', 'Look|Clean', 'Filter', 'Flammable|No flames', 'refrigerant_circuit|electrical', 'II', 'A3', 'T1', 'Ada is nearest.', 2.5, 40.5, 'USD', 'A-1:cop:2024-12-20|A-1:sensor:2024-12-25', 'open', '[{"term":"excess energy per month","value":30.5,"unit":"USD"},{"term":"failure risk per month","value":10,"unit":"USD"}]', '[{"technician_id":"T1","name":"Ada Flow","eligible":true,"travel_km":12,"planned_hours":0,"reason":"nearest"}]'),
  ('WO-B-1', 2, 3, '2025-01-13', 'B-1', NULL, NULL, NULL, 'No data', 'Silent.', '', '', '', '', NULL, NULL, NULL, 'Nobody is eligible.', 1, NULL, NULL, 'B-1:connectivity:2025-01-02', 'open', '[]', '[]');
INSERT INTO unit_day (unit_id, day, coverage) VALUES
  ('A-1', '2025-01-01', 1), ('A-1', '2025-01-02', 0.9), ('A-1', '2025-01-03', 0.3), ('A-1', '2025-01-05', 0.95);
INSERT INTO unit_gap (unit_id, signal, from_day, to_day, days) VALUES ('A-1', 'power_w', '2025-01-04', '2025-01-04', 1), ('A-1', 'heat_w', '2025-01-04', '2025-01-04', 1);
INSERT INTO unit_day_mode (unit_id, day, mode, outdoor_c, cop, power_w) VALUES
  ('A-1', '2025-01-01', 'heat', 0.5, 3.0, 1000), ('A-1', '2025-01-02', 'heat', 1.5, 3.2, 1100), ('A-1', '2025-01-03', 'heat', 9, 4.0, 900),
  ('A-1', '2025-01-03', 'dhw', 9, 2.5, 1500);
INSERT INTO unit_expectation (unit_id, day, mode, metric, actual, expected, residual_ln, scored, baseline) VALUES
  ('A-1', '2025-01-01', 'heat', 'carnot_fraction', 0.40, 0.50, -0.2231, true, false),
  ('A-1', '2025-01-02', 'heat', 'carnot_fraction', 0.40, 0.40, 0, true, true);
INSERT INTO defrost_cycle (unit_id, started_at, ended_at, day, minutes, method, outdoor_c, interval_heating_min, interval_expected_min, ended_by, end_coil_c, energy_kwh, necessary, verdict) VALUES
  ('A-1', '2025-01-02 03:00', '2025-01-02 03:06', '2025-01-01', 6, 'flag', -1, 40, 80, 'temperature', 14, 0.3, 'no', 'unnecessary'),
  ('A-1', '2025-01-01 03:00', '2025-01-01 03:05', '2024-12-31', 5, 'flag', 1, 90, 85, 'temperature', 15, 0.2, 'yes', 'ok');
INSERT INTO sample
  SELECT 'A-1', '2025-01-01'::TIMESTAMP + to_minutes(5 * i::INTEGER), 300,
    CASE i WHEN 3 THEN 5000 WHEN 7 THEN 10 ELSE 1000 + i END, NULL, i / 10, NULL
  FROM range(12) AS steps(i);
INSERT INTO import_quality (import_no, unit_id, signal, rule, samples, first_at, last_at, action, detail) VALUES
  (1, 'A', 'outdoor_c', 'range', 3, '2026-01-01 00:00:00', '2026-01-01 01:00:00', 'missing', NULL),
  (1, 'B', 'outdoor_c', 'range', 2, '2026-01-01 00:00:00', '2026-01-01 01:00:00', 'missing', NULL),
  (1, 'A', 'power_w', 'unreadable', 1, '2026-01-01 00:00:00', '2026-01-01 00:00:00', 'missing', NULL);
