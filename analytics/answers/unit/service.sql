SELECT
  v.visit_id AS "visitId",
  v.visited_on::DATE AS "visitedOn",
  v.kind,
  coalesce(t.name, v.technician_id) AS technician,
  nullif(v.confirmed_fault, '') AS "confirmedFault",
  v.parts,
  v.notes,
  v.cost::DOUBLE AS cost
FROM service_visit v
LEFT JOIN technician t USING (technician_id)
WHERE v.unit_id = $unitId
ORDER BY v.visited_on DESC, v.visit_id
LIMIT 500
