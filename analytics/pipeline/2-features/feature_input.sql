CREATE OR REPLACE TEMP TABLE next_feature_input AS
WITH
held AS (
  SELECT s.unit_id, list(i.import_id || '/' || s.part ORDER BY s.import_no, s.part) AS parts, max(s.last_ts) AS last_ts
  FROM segment s JOIN import i USING (import_no) WHERE NOT i.undone GROUP BY s.unit_id
),
weather_of AS (
  SELECT place, bit_xor(hash(hour, outdoor_c, rh_pct))::VARCHAR AS content FROM station_hour GROUP BY place
),
told AS (
  SELECT u.unit_id, h.parts, coalesce(w.content, '') AS weather, least($asOf::DATE, (h.last_ts + INTERVAL 14 HOUR)::DATE) AS cut,
    sha256(to_json([$version, u.time_zone, coalesce(u.place, ''), coalesce(u.refrigerant, ''), coalesce(u.hydronic::VARCHAR, ''), coalesce(u.latitude::VARCHAR, ''), coalesce(u.longitude::VARCHAR, '')])::VARCHAR) AS facts
  FROM feature_unit u
  JOIN held h ON h.unit_id = u.unit_id
  LEFT JOIN weather_of w ON w.place = u.place
)
SELECT unit_id, sha256(to_json([facts, list_aggregate(parts, 'string_agg', ','), weather, cut::VARCHAR])::VARCHAR) AS fingerprint, facts, parts, cut FROM told;
