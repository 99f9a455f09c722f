CREATE OR REPLACE TABLE feature_origin AS
WITH goes_on AS (SELECT unit_id FROM next_feature_kept UNION SELECT unit_id FROM next_feature_going_on)
SELECT n.unit_id, CASE WHEN g.unit_id IS NULL OR o.origin IS NULL THEN sha256(coalesce(o.origin, '') || n.fingerprint) ELSE o.origin END AS origin,
  o.unit_id IS NOT NULL AND (o.came_again OR k.unit_id IS NULL) AS came_again
FROM next_feature_input n
LEFT JOIN feature_origin o ON o.unit_id = n.unit_id
LEFT JOIN goes_on g ON g.unit_id = n.unit_id
LEFT JOIN next_feature_kept k ON k.unit_id = n.unit_id
ORDER BY n.unit_id;
