WITH span AS (
  SELECT greatest(min(day), $from::DATE) AS first_day, least(max(day), $to::DATE) AS last_day FROM unit_day WHERE unit_id = $unitId HAVING count(*) > 0
), jump AS (
  SELECT timezone(u.time_zone, timezone('UTC', unnest(CASE WHEN q.samples = 1 THEN [q.first_at] ELSE [q.first_at, q.last_at] END)))::DATE AS day
  FROM import_quality q
  JOIN import i USING (import_no)
  JOIN unit u USING (unit_id)
  WHERE q.unit_id = $unitId AND q.rule = 'clock_jump' AND NOT i.undone
), jump_day AS (
  SELECT day, count(*) AS jumps FROM jump GROUP BY day
), covered_day AS (/*covered*/), every_day AS (
  SELECT unnest(generate_series(first_day, last_day, INTERVAL 1 DAY))::DATE AS day FROM span WHERE first_day <= last_day
)
SELECT day, coalesce(covered, 0.0) AS covered, longest_gap_s, coalesce(jumps, 0) AS clock_jumps
FROM every_day
LEFT JOIN covered_day USING (day)
LEFT JOIN jump_day USING (day)
ORDER BY day
