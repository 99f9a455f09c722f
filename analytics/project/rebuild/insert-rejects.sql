INSERT INTO rejected
SELECT $importNo::INTEGER, file, line, column_name, reason, text
FROM read_csv(
  $path,
  auto_detect = false,
  header = true,
  delim = ',',
  quote = '"',
  escape = '"',
  nullstr = '',
  allow_quoted_nulls = false,
  parallel = false,
  columns = {'file': 'VARCHAR', 'line': 'BIGINT', 'column_name': 'VARCHAR', 'reason': 'VARCHAR', 'text': 'VARCHAR'}
)
