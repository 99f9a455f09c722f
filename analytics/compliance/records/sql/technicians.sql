SELECT * REPLACE (CASE WHEN left_on <= $asOf::DATE THEN left_on END AS left_on)
FROM technician
ORDER BY technician_id
