INSERT INTO next_unit_day_gate
SELECT unit_id, day, signal, rule, count(*), min(ts), max(ts), 'missing', any_value(detail)
FROM (
  SELECT unit_id, day, ts, 'outdoor_c' AS signal,
    CASE outdoor_fault WHEN 'sun' THEN 'sun_on_sensor' ELSE 'sentinel' END AS rule,
    CASE outdoor_fault
      WHEN 'sun' THEN '35 °C or more, 11 K above the day''s median, after a rise of 6 K or more within an hour'
      ELSE 'one value entered and left by a jump of 10 K or more'
    END AS detail
  FROM step WHERE outdoor_fault IS NOT NULL
  UNION ALL
  SELECT s.unit_id, s.day, s.ts, g.signal, 'range', g.detail
  FROM step s JOIN gate_range g ON s.range_bits & g.bit <> 0 WHERE s.range_bits <> 0
)
GROUP BY unit_id, day, signal, rule
UNION ALL
SELECT unit_id, day, 'cop', 'implausible', sum(implausible), NULL, NULL, 'missing', 'steady samples whose COP lies outside 0.5 to 9'
FROM mode_part WHERE implausible > 0 GROUP BY unit_id, day
ORDER BY 1, 2, 3, 4;
