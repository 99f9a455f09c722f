SELECT unit_id, date_diff('day', DATE '1970-01-01', day)::INTEGER AS day
FROM unit_day
WHERE rests > 0 AND unit_id IN (SELECT unnest(from_json($unit_ids, '["VARCHAR"]')))
ORDER BY unit_id, day
