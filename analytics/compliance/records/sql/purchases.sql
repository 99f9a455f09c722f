SELECT * FROM purchase WHERE coalesce(date <= $asOf::DATE, true) ORDER BY purchase_id
