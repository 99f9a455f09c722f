SELECT
  wanted.circuit,
  entry.* EXCLUDE (reason) REPLACE (CASE WHEN provided_to_owner_on <= $asOf::DATE THEN provided_to_owner_on END AS provided_to_owner_on)
FROM refrigerant_event AS entry
JOIN wanted USING (appliance_id, circuit_no)
WHERE coalesce(entry.service_date <= $asOf::DATE, true)
