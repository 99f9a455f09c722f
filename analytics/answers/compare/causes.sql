SELECT f.fault, f.unit_id
FROM finding f
WHERE f.status IN ('open', 'acknowledged', 'confirmed') AND f.severity <> 'advisory'
GROUP BY f.fault, f.unit_id
ORDER BY f.fault, f.unit_id
