CREATE OR REPLACE TEMP TABLE station_hour AS
SELECT place, (epoch(date_trunc('hour', ts)) / 3600)::DOUBLE AS hour, avg(outdoor_c) AS outdoor_c, avg(rh_pct) AS rh_pct
FROM weather
GROUP BY ALL
ORDER BY place, hour;
