SELECT from_day AS "from", to_day AS "to", string_agg(signal, '|' ORDER BY signal) AS label
FROM unit_gap
WHERE unit_id = $unitId
GROUP BY from_day, to_day
ORDER BY from_day, to_day
