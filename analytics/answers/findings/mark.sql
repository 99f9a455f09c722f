SELECT
  nullif(s.status, 'open') AS status,
  s.reason,
  s.assignee,
  coalesce(s.order_wanted, false) AS "orderWanted",
  u.site_name AS "siteName",
  u.time_zone AS "timeZone"
FROM finding f
LEFT JOIN finding_status s USING (finding_id)
LEFT JOIN unit u USING (unit_id)
WHERE f.finding_id = $findingId
