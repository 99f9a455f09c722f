SELECT import_no, rule, action, sum(samples)::BIGINT AS "values", count(DISTINCT unit_id) AS units
FROM import_quality
GROUP BY import_no, rule, action
ORDER BY import_no, sum(samples) DESC, rule, action
