CREATE OR REPLACE TEMP TABLE state AS
WITH joined AS (
  SELECT s.* EXCLUDE (outdoor_in_range),
    o.fault AS outdoor_fault, o.same_h, o.same_changes,
    CASE WHEN o.fault IS NULL THEN s.outdoor_in_range END AS outdoor_c,
    e.defrost_method,
    coalesce(CASE e.defrost_method
      WHEN 'flag' THEN coalesce(s.defrost, false) OR s.mode IS NOT DISTINCT FROM 'defrost'
      WHEN 'valve' THEN s.running AND NOT s.reversing_valve_heating AND s.mode IS DISTINCT FROM 'cool'
        AND coalesce(s.station_c, s.outdoor_in_range) < 15
      WHEN 'coil' THEN s.running AND s.mode IS DISTINCT FROM 'cool' AND coalesce(s.station_c, s.outdoor_in_range) < 15
        AND s.outdoor_coil_c > least(coalesce(s.station_c, s.outdoor_in_range), 7) + 2
      ELSE g.k IS NOT NULL
    END, false) AS defrosting
  FROM sample s
  LEFT JOIN outdoor o ON o.k = s.k
  LEFT JOIN evidence_day e ON e.series_no = s.series_no AND e.day = s.day
  LEFT JOIN defrost_sign g ON g.k = s.k
)
SELECT * FROM joined ORDER BY k;
