SELECT wanted.circuit, entry.*
FROM full_charge_revision AS entry
JOIN wanted USING (appliance_id, circuit_no)
WHERE coalesce(entry.date <= $asOf::DATE, true)
