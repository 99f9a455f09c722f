INSERT INTO next_run_cycle
SELECT unit_id, started_at, ended_at, day, minutes, mode, sig9(outdoor_c), sig9(energy_kwh), began AND ended
FROM (
  SELECT any_value(unit_id) AS unit_id, min(ts) AS started_at, max(ts) + to_seconds(any_value(sample_s)) AS ended_at,
    arg_max(CASE WHEN k_after - k <= 2 * sample_s THEN day_after ELSE day END, k) AS day, sum(sample_s) / 60.0 AS minutes,
    CASE
      WHEN count(*) FILTER (run_mode IN ('heat', 'defrost')) >= greatest(count(*) FILTER (run_mode = 'dhw'), count(*) FILTER (run_mode = 'cool')) THEN 'heat'
      WHEN count(*) FILTER (run_mode = 'dhw') >= count(*) FILTER (run_mode = 'cool') THEN 'dhw'
      ELSE 'cool'
    END AS mode,
    avg(coalesce(station_c, outdoor_c)) AS outdoor_c, sum(power_w * sample_s) / 3.6e6 AS energy_kwh,
    bool_or(started) AS began,
    arg_max(k_after IS NOT NULL AND k_after - k <= 2 * sample_s, k) AS ended
  FROM step WHERE running GROUP BY series_no, run_no
)
ORDER BY unit_id, started_at;
