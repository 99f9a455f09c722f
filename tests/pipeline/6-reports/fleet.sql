INSERT INTO unit_register BY NAME SELECT 1 AS import_no, * FROM (VALUES
  ('A', 'S1', 'Łódź Σ house', '1 Main St, Springfield', 'Acme', 'HP-8', 'R-410A', '5A', 'home', 'America/New_York', 6.5),
  ('N', 'S1', 'Łódź Σ house', NULL, 'Acme', 'HP-8', NULL, NULL, NULL, NULL, NULL)) AS t(unit_id, site_id, site_name, address, brand, model, refrigerant, climate_zone, tariff_id, time_zone, full_charge_lb);
INSERT INTO tariff_register VALUES (1, 'home', 'Home', 'USD', 'flat', '{"tariff_id":"home","name":"Home","currency":"USD","kind":"flat","price_per_kwh":0.2}');
INSERT INTO technician_register BY NAME SELECT 1 AS import_no, 'T1' AS technician_id, 'Ann' AS name, 'defrost|sensors' AS skills, 'U' AS epa_type;
INSERT INTO import VALUES (1, '2026-03-01-1', 1.5, false);
INSERT INTO import_file BY NAME SELECT 1 AS import_no, 'export/a.csv' AS file, 'ab12' AS sha256, 'loaded' AS status;
INSERT INTO rejected VALUES (1, 'export/a.csv', 7, 'power_w', 'not a number', '#VALUE!'), (1, 'export/a.csv', 3, 'ts', 'no time', '=1+1,5');
INSERT INTO import_quality VALUES (1, 'A', 'power_w', 'unreadable', 1, TIMESTAMP '2025-01-05 00:00:00', TIMESTAMP '2025-01-05 00:00:00', 'missing', NULL);
INSERT INTO unit_day_gate VALUES
  ('A', DATE '2025-06-01', 'outdoor_c', 'sun', 5, TIMESTAMP '2025-06-01 15:00:00', TIMESTAMP '2025-06-01 19:00:00', 'missing', 'sun on the sensor'),
  ('A', DATE '2025-06-02', 'outdoor_c', 'sun', 7, TIMESTAMP '2025-06-02 15:00:00', TIMESTAMP '2025-06-02 20:00:00', 'missing', 'sun on the sensor');
INSERT INTO unit_gap VALUES ('A', 'power_w', DATE '2025-03-10', DATE '2025-03-11', 2);
INSERT INTO unit_day BY NAME
SELECT
  'A' AS unit_id, day::DATE AS day, 300 AS sample_s, 288 AS samples, 288 AS samples_expected, 1.0 AS coverage,
  timezone('UTC', timezone('America/New_York', day)) AS first_at,
  timezone('UTC', timezone('America/New_York', day + INTERVAL 1 DAY)) - INTERVAL 5 MINUTE AS last_at,
  'metered' AS cop_provenance, 10.0 AS energy_kwh, 30.0 AS heat_kwh, 10.0 AS cop_energy_kwh, 30.0 AS cop_heat_kwh,
  5.0 AS heating_h, 12 AS starts, 3 AS starts_max_per_h,
  CASE WHEN day >= TIMESTAMP '2025-12-01' THEN 20 ELSE 6 END + (isodow(day) % 3)::INTEGER AS defrosts,
  CASE WHEN day >= TIMESTAMP '2025-12-01' THEN 15 ELSE 1 END AS defrosts_unnecessary, true AS defrost_sampling_ok
FROM unnest(generate_series(TIMESTAMP '2025-01-01', TIMESTAMP '2026-02-28', INTERVAL 1 DAY)) AS days(day)
WHERE day NOT BETWEEN TIMESTAMP '2025-03-10' AND TIMESTAMP '2025-03-11';
INSERT INTO unit_year BY NAME SELECT 'A' AS unit_id, 2025 AS year, 363 AS days, 3630.0 AS energy_kwh, 3.00049 AS cop;
INSERT INTO defrost_cycle BY NAME SELECT 'A' AS unit_id, TIMESTAMP '2026-01-05 10:00:00' AS started_at, TIMESTAMP '2026-01-05 10:06:00' AS ended_at, 6.0 AS minutes, 'coil' AS method, DATE '2026-01-05' AS day, 'no' AS necessary, 'unnecessary' AS verdict;
INSERT INTO unit_condition BY NAME SELECT 'A' AS unit_id, -3.21 AS cop_vs_expected_pct, 0.7 AS confidence, 64.5 AS compressor_health, 12.25 AS leak_index;
INSERT INTO finding BY NAME SELECT
  'A:defrost:2025-12-20' AS finding_id, 'A' AS unit_id, 'defrost_excessive' AS fault, 'major' AS severity, 0.8 AS confidence,
  DATE '2025-12-01' AS onset_on, DATE '2025-12-20' AS detected_on, DATE '2025-12-20' AS cause_on, DATE '2026-02-28' AS last_seen_on, 'open' AS status,
  'defrost_unneeded_share' AS metric, 21.0 AS value, '1/d' AS unit, 7.0 AS expected, 2.0 AS threshold, 120.0 AS annual_cost, 'USD' AS currency,
  '[{"metric":"defrosts_per_day","value":21,"unit":"1/d","expected":7,"from":"2025-12-07","to":"2025-12-20"}]' AS evidence,
  'sensor_drift: coil sensor agrees within 0.4 K' AS not_because, 'default' AS profile, 'defrost' AS family,
  '21 defrosts a day where 7 are expected, on 12 of the last 14 days.' AS why;
