WITH numbered AS (
  SELECT
    f.*,
    row_number() OVER (PARTITION BY f.unit_id, f.fault ORDER BY f.detected_on, f.finding_id) - 1 AS recurrence
  FROM finding f
), listed AS (
  SELECT
    f.finding_id,
    CASE f.severity WHEN 'critical' THEN 4 WHEN 'major' THEN 3 WHEN 'minor' THEN 2 ELSE 1 END AS severity,
    f.fault,
    f.unit_id,
    u.site_name,
    u.brand,
    u.model,
    CASE WHEN f.status = 'open' THEN coalesce(s.status, 'open') ELSE f.status END AS status,
    s.assignee,
    f.confidence,
    f.detected_on::DATE AS detected_on,
    f.last_seen_on::DATE AS last_seen_on,
    f.annual_cost,
    f.recurrence,
    (
      SELECT min(work_order_id)
      FROM work_order w
      WHERE w.unit_id = f.unit_id AND list_contains(string_split(w.finding_ids, '|'), f.finding_id)
    ) AS work_order_id,
    s.reason,
    f.currency,
    coalesce(s.order_wanted, false) AS order_wanted,
    lower(concat_ws(' ', f.unit_id, u.site_name, u.customer, u.brand, u.model, replace(f.fault, '_', ' '), s.assignee, f.why)) AS words
  FROM numbered f
  LEFT JOIN unit u USING (unit_id)
  LEFT JOIN finding_status s USING (finding_id)
), keyed AS (
  SELECT
    *,
    CASE $by
      WHEN 'fault' THEN fault
      WHEN 'unit' THEN unit_id
      WHEN 'site' THEN coalesce(site_name, '')
      WHEN 'brand' THEN coalesce(brand, '')
      WHEN 'model' THEN concat_ws(' ', brand, model)
      WHEN 'assignee' THEN coalesce(assignee, '')
      ELSE ''
    END AS group_key
  FROM listed
)
SELECT * EXCLUDE (words)
FROM keyed
WHERE coalesce(list_aggregate(list_transform(string_split(lower(trim($text)), ' '), word -> contains(words, word)), 'bool_and'), true)
  AND ($states = '' OR list_contains(string_split($states, chr(31)), status))
  AND ($severities = '' OR list_contains(string_split($severities, chr(31)), ['advisory', 'minor', 'major', 'critical'][severity]))
  AND ($faults = '' OR list_contains(string_split($faults, chr(31)), fault))
  AND ($since::VARCHAR IS NULL OR detected_on > $since::DATE)
  AND ($anyGroup OR group_key = $groupKey)
  AND ($anyCause OR finding_id IN (SELECT unnest(string_split($members, chr(31)))))
  AND finding_id NOT IN (SELECT unnest(string_split($hidden, chr(31))))
