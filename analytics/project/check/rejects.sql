WITH listed AS (
  FROM read_csv(
    $path,
    auto_detect = false,
    header = true,
    delim = ',',
    quote = '"',
    escape = '"',
    nullstr = '',
    allow_quoted_nulls = false,
    columns = {'file': 'VARCHAR', 'line': 'BIGINT', 'column_name': 'VARCHAR', 'reason': 'VARCHAR', 'text': 'VARCHAR'}
  )
),
known AS (SELECT file, line, column_name, reason, text FROM rejected WHERE import_no = $importNo)
SELECT (SELECT count(*) FROM (FROM listed EXCEPT ALL FROM known)) + (SELECT count(*) FROM (FROM known EXCEPT ALL FROM listed)) AS differing
