SELECT * FROM transfer WHERE coalesce(date <= $asOf::DATE, true) ORDER BY transfer_id
