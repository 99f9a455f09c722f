SELECT DISTINCT s.unit_id, r.day
FROM segment s
JOIN unit u USING (unit_id)
JOIN import_reporting r USING (import_no)
WHERE s.unit_id BETWEEN $first AND $last
  AND r.day >= (s.first_ts AT TIME ZONE 'UTC' AT TIME ZONE u.time_zone)::DATE
  AND NOT EXISTS (FROM unit_day d WHERE d.unit_id = s.unit_id AND d.day = r.day AND d.coverage >= 0.9)
ORDER BY s.unit_id, r.day;
