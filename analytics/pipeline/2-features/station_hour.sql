CREATE OR REPLACE TABLE next_station_hour AS
SELECT place, date_trunc('hour', ts) AS hour, avg(outdoor_c) AS station_c, avg(rh_pct) AS station_rh
FROM weather
GROUP BY ALL
ORDER BY place, hour;
