SELECT file, line, column_name AS "column", reason, left(text, 500) AS text
FROM rejected
WHERE import_no NOT IN (SELECT import_no FROM import WHERE undone)
