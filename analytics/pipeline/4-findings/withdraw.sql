CREATE OR REPLACE TEMP TABLE touched AS
SELECT * REPLACE ('withdrawn' AS status)
FROM finding
WHERE finding_id IN (SELECT finding_id FROM finding_status);
CREATE OR REPLACE TEMP TABLE raised AS FROM finding LIMIT 0;
