SELECT * REPLACE (
  CASE WHEN status IN ('retired', 'disposed') AND retired_on > $asOf::DATE THEN 'active' ELSE status END AS status,
  CASE WHEN retired_on <= $asOf::DATE THEN retired_on END AS retired_on,
  CASE WHEN ald_last_calibrated <= $asOf::DATE THEN ald_last_calibrated END AS ald_last_calibrated
)
FROM circuit
WHERE
  $only::VARCHAR IS NULL
  OR (appliance_id, circuit_no) IN (
    SELECT (entry.appliance_id, entry.circuit_no)
    FROM (SELECT unnest(from_json($only::JSON, '[{"appliance_id":"VARCHAR","circuit_no":"INTEGER"}]')) AS entry)
  )
ORDER BY appliance_id, circuit_no
