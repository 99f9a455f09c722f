SELECT wanted.circuit, entry.*
FROM leak_inspection AS entry
JOIN wanted USING (appliance_id, circuit_no)
WHERE coalesce(entry.inspection_date <= $asOf::DATE, true)
