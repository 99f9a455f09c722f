CREATE OR REPLACE VIEW confirmed_fault AS
SELECT unit_id, confirmed_fault AS fault, visited_on AS confirmed_on, 'service_log' AS source, visit_id AS record_id
FROM service_visit
WHERE confirmed_fault IS NOT NULL
UNION ALL
SELECT unit_id, fault, confirmed_on, 'refrigerant_events', event_id
FROM refrigerant_check
WHERE status = 'confirmed'
