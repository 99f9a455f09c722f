WITH visits AS (
  SELECT v.unit_id, count(*) AS visits, count(*) FILTER (v.confirmed_fault IS NOT NULL AND v.confirmed_fault NOT IN ('', 'none')) AS confirmed
  FROM service_visit v
  JOIN (SELECT unit_id, min(day) AS first_day, max(day) AS last_day FROM unit_day GROUP BY unit_id) d ON d.unit_id = v.unit_id AND v.visited_on BETWEEN d.first_day AND d.last_day
  GROUP BY v.unit_id
), silent AS (
  SELECT DISTINCT unit_id, true AS silent FROM finding WHERE fault = 'connectivity_loss' AND status NOT IN ('resolved', 'withdrawn', 'dismissed')
)
SELECT
  fleet.* EXCLUDE (matching),
  u.latitude,
  u.longitude,
  u.country,
  u.state,
  year(u.installed_on)::INTEGER AS install_year,
  u.firmware,
  u.segment,
  h.leak_index,
  coalesce(visits.visits, 0) AS visits,
  coalesce(visits.confirmed, 0) AS confirmed,
  coalesce(silent.silent, false) AS silent
FROM fleet_rows AS fleet
JOIN unit u USING (unit_id)
LEFT JOIN unit_health h USING (unit_id)
LEFT JOIN visits USING (unit_id)
LEFT JOIN silent USING (unit_id)
ORDER BY fleet.unit_id
