INSERT INTO next_run_cycle
SELECT unit_id, started_at, ended_at, day, minutes, mode, sig9(outdoor_c), sig9(energy_kwh), complete = 1
FROM run_part
ORDER BY unit_id, started_at;
