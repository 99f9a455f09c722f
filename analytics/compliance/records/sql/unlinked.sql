WITH entry AS (
  SELECT 'full_charge_revisions' AS record, CASE WHEN circuit_no = 1 THEN appliance_id ELSE appliance_id || ':' || circuit_no END AS record_id, appliance_id, circuit_no, date AS recorded_on, void_reason
  FROM full_charge_revision
  UNION ALL
  SELECT 'refrigerant_events', event_id, appliance_id, circuit_no, service_date, void_reason FROM refrigerant_event
  UNION ALL
  SELECT 'leak_repairs', repair_id, appliance_id, circuit_no, exceeded_on, void_reason FROM leak_repair
  UNION ALL
  SELECT 'leak_inspections', inspection_id, appliance_id, circuit_no, inspection_date, void_reason FROM leak_inspection
  UNION ALL
  SELECT 'filings', filing_id, appliance_id, circuit_no, coalesce(dated_on, sent_on), void_reason FROM filing
)
SELECT record, record_id, 'appliance_id' AS field, CASE WHEN circuit_no = 1 THEN appliance_id ELSE appliance_id || ':' || circuit_no END AS value
FROM entry
ANTI JOIN circuit USING (appliance_id, circuit_no)
WHERE void_reason IS NULL AND coalesce(recorded_on <= $asOf::DATE, true)
UNION ALL
SELECT 'verification_tests', test_id, 'repair_id', repair_id
FROM verification_test
ANTI JOIN leak_repair USING (repair_id)
WHERE void_reason IS NULL AND coalesce(test_date <= $asOf::DATE, true)
ORDER BY record, record_id
