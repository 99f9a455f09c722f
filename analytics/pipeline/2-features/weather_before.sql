weather_before AS (
  SELECT p.place, p.hour, bit_xor(hash(h.hour, h.outdoor_c, h.rh_pct))::VARCHAR AS content
  FROM (SELECT DISTINCT place, hour FROM {asked}) p
  JOIN station_hour h ON h.place = p.place AND h.hour < p.hour
  GROUP BY ALL
)
