SELECT * REPLACE (CASE WHEN sent_on <= $asOf::DATE THEN sent_on END AS sent_on)
FROM cylinder
WHERE coalesce(received_on <= $asOf::DATE, true)
ORDER BY cylinder_id
