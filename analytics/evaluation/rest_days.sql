SELECT
    unit_id,
    date_diff('day', DATE '1970-01-01', day)::INTEGER AS day,
    len(list_filter([rest_outdoor_k, rest_coil_k, rest_suction_k, rest_liquid_k], lambda k: k IS NOT NULL)) >= 3 AS outdoor,
    len(list_filter([rest_supply_k, rest_return_k, rest_indoor_k, rest_indoor_coil_k], lambda k: k IS NOT NULL)) >= 3 AS indoor
FROM unit_day
WHERE rests > 0 AND unit_id IN (SELECT unnest(from_json($unit_ids, '["VARCHAR"]')))
ORDER BY unit_id, day
