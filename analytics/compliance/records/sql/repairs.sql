SELECT
  wanted.circuit,
  entry.* REPLACE (
    CASE WHEN repaired_on <= $asOf::DATE THEN repaired_on END AS repaired_on,
    CASE WHEN mothballed_on <= $asOf::DATE THEN mothballed_on END AS mothballed_on,
    CASE WHEN resumed_on <= $asOf::DATE THEN resumed_on END AS resumed_on,
    CASE WHEN extension_requested_on <= $asOf::DATE THEN extension_requested_on END AS extension_requested_on,
    CASE WHEN parts_received_on <= $asOf::DATE THEN parts_received_on END AS parts_received_on,
    CASE
      WHEN outcome = 'repaired' AND repaired_on > $asOf::DATE THEN NULL
      WHEN outcome = 'mothballed' AND mothballed_on > $asOf::DATE THEN NULL
      ELSE outcome
    END AS outcome
  )
FROM leak_repair AS entry
JOIN wanted USING (appliance_id, circuit_no)
WHERE coalesce(entry.exceeded_on <= $asOf::DATE, true)
