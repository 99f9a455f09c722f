SELECT i.unit_id, i.fingerprint, o.origin, CASE WHEN o.came_again THEN m.day END AS settled_on
FROM feature_input i
LEFT JOIN feature_origin o ON o.unit_id = i.unit_id
LEFT JOIN feature_memory m ON m.unit_id = i.unit_id;
