WITH known AS (SELECT DISTINCT place FROM station_shift)
SELECT u.unit_id, coalesce(site.place, u.station_id) AS station
FROM model_unit u
LEFT JOIN known site ON site.place = u.site_id;
