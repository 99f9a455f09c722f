WITH words AS (
  SELECT
    u.*,
    lower(concat_ws(' ', unit_id, customer, site_name, brand, model)) AS words
  FROM unit u
)
SELECT
  unit_id AS "unitId",
  customer,
  site_name AS "siteName",
  brand,
  model,
  (
    SELECT arg_min(severity, array_position(['critical', 'major', 'minor', 'advisory'], severity))
    FROM finding f
    WHERE f.unit_id = words.unit_id AND f.status NOT IN ('resolved', 'withdrawn', 'dismissed')
  ) AS severity
FROM words
WHERE coalesce(list_aggregate(list_transform(string_split(lower(trim($text)), ' '), word -> contains(words, word)), 'bool_and'), true)
ORDER BY starts_with(lower(unit_id), lower(trim($text))) DESC, unit_id
LIMIT $limit
