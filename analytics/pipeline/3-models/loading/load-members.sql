SELECT s.unit_id, s.import_no, min((s.first_ts AT TIME ZONE 'UTC' AT TIME ZONE u.time_zone)::DATE) AS from_day
FROM segment s
JOIN model_unit u USING (unit_id)
GROUP BY s.unit_id, s.import_no
ORDER BY s.unit_id, s.import_no;
