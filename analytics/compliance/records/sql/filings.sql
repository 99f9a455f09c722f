SELECT wanted.circuit, entry.* REPLACE (CASE WHEN sent_on <= $asOf::DATE THEN sent_on END AS sent_on)
FROM filing AS entry
JOIN wanted USING (appliance_id, circuit_no)
WHERE coalesce(coalesce(entry.dated_on, entry.sent_on) <= $asOf::DATE, true)
