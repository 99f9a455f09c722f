SELECT unit_id, epoch(started_at) AS start_s, epoch(ended_at) AS end_s, verdict
FROM defrost_cycle
ORDER BY unit_id, started_at;
