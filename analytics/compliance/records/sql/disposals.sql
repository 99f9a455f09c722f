SELECT * FROM disposal WHERE coalesce(recovery_date <= $asOf::DATE, true) ORDER BY disposal_id
