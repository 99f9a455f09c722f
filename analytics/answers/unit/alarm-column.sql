SELECT CASE WHEN bool_or(a.present) THEN true WHEN bool_and(NOT coalesce(a.present, true)) THEN false END AS present
FROM (
  SELECT DISTINCT s.import_no
  FROM segment s
  JOIN import i USING (import_no)
  WHERE s.unit_id = $unitId AND NOT i.undone
) brought
LEFT JOIN alarm_column a ON a.import_no = brought.import_no AND a.unit_id = $unitId
