WITH zone AS (SELECT DISTINCT time_zone FROM model_unit),
span AS (SELECT min(first_day) AS from_day, (SELECT data_to FROM analysis) AS to_day FROM model_unit),
day AS (SELECT unnest(generate_series(from_day, to_day, INTERVAL 1 DAY))::DATE AS day FROM span)
SELECT time_zone, day, epoch((day + 1)::TIMESTAMP AT TIME ZONE time_zone) AS midnight_s
FROM zone, day
ORDER BY time_zone, day;
