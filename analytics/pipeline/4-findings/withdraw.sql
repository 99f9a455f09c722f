CREATE OR REPLACE TEMP TABLE raised AS FROM finding LIMIT 0;
CREATE OR REPLACE TEMP TABLE touched AS
SELECT * REPLACE ('withdrawn' AS status)
FROM finding
WHERE finding_id IN (SELECT finding_id FROM finding_status) AND detected_on <= $asOf::DATE
