SELECT
  finding.finding_id,
  finding.unit_id,
  finding.fault,
  CASE finding.severity WHEN 'advisory' THEN 'minor' ELSE finding.severity END AS severity,
  finding.confidence,
  finding.detected_on::DATE AS detected_on,
  finding.annual_cost,
  finding.currency,
  finding.why,
  unit.site_id,
  unit.site_name,
  unit.address,
  unit.latitude,
  unit.longitude,
  unit.country,
  unit.time_zone,
  unit.brand,
  unit.unit_type,
  unit.refrigerant,
  unit.full_charge_lb,
  unit.installed_on,
  unit.warranty_visits_per_year AS visits_per_year,
  (SELECT max(visited_on) FROM service_visit
    WHERE service_visit.unit_id = finding.unit_id AND kind = 'pm' AND visited_on <= $asOf::DATE) AS last_pm_on
FROM finding
LEFT JOIN unit ON unit.unit_id = finding.unit_id
LEFT JOIN finding_status AS set_by_user ON set_by_user.finding_id = finding.finding_id
WHERE (finding.severity IN ('critical', 'major', 'minor') OR coalesce(set_by_user.order_wanted, false))
  AND CASE WHEN finding.status = 'open' THEN coalesce(set_by_user.status, 'open') ELSE finding.status END
      IN ('open', 'confirmed', 'acknowledged')
ORDER BY finding.unit_id, finding.detected_on, finding.finding_id
