SELECT
  i.import_no,
  i.import_id,
  i.undone,
  i.seconds AS import_seconds,
  f.file,
  f.status,
  f.code,
  f.message,
  f.format,
  f.units,
  f.unit_id_from,
  f.rows_read,
  f.rows_loaded,
  f.rows_rejected,
  f.rows_duplicate,
  f.from_at,
  f.to_at,
  f.seconds,
  (SELECT count(DISTINCT s.unit_id) FROM segment s WHERE s.import_no = i.import_no) AS import_units
FROM import i
LEFT JOIN import_file f USING (import_no)
ORDER BY i.import_no DESC, f.file
