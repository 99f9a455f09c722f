SELECT
  wanted.circuit,
  entry.* REPLACE (
    CASE WHEN normal_operation_on <= $asOf::DATE THEN normal_operation_on END AS normal_operation_on,
    CASE WHEN provided_to_owner_on <= $asOf::DATE THEN provided_to_owner_on END AS provided_to_owner_on
  )
FROM verification_test AS entry
JOIN leak_repair USING (repair_id)
JOIN wanted ON wanted.appliance_id = leak_repair.appliance_id AND wanted.circuit_no = leak_repair.circuit_no
WHERE coalesce(entry.test_date <= $asOf::DATE, true)
