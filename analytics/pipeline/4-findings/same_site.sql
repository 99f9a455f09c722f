SELECT DISTINCT o.unit_id
FROM finding_window w
JOIN unit u ON u.unit_id = w.unit_id
JOIN unit o ON o.site_id = u.site_id AND o.unit_id <> u.unit_id
WHERE span = 'now' AND plan IN (SELECT unnest(string_split($plans, ','))::INTEGER)
ORDER BY o.unit_id;
