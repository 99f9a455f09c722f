SELECT file, line, column_name AS "column", reason, text
FROM rejected
WHERE import_no = $importNo
ORDER BY file, line NULLS FIRST, column_name NULLS FIRST, reason, text
LIMIT $limit OFFSET $offset
