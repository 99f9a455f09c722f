SELECT p.unit, b.bin, b.days, b.cop
FROM unit_cop_bin b
JOIN (SELECT unit_id, row_number() OVER (ORDER BY unit_id) - 1 AS unit FROM unit) p USING (unit_id)
ORDER BY p.unit, b.bin
