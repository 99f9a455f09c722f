CREATE OR REPLACE TEMP TABLE same_site AS
SELECT DISTINCT w.plan, o.unit_id, from_day, to_day
FROM finding_window w
JOIN unit u ON u.unit_id = w.unit_id
JOIN unit o ON o.site_id = u.site_id AND o.unit_id <> u.unit_id
WHERE span = 'before' AND plan IN (SELECT unnest(string_split($plans, ','))::INTEGER);
