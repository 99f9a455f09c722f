INSERT INTO next_unit_day_gate
SELECT g.unit_id, g.day, r.signal, CASE g.rule WHEN 1 THEN 'sentinel' WHEN 2 THEN 'sun_on_sensor' ELSE 'range' END AS rule,
  sum(g.samples)::BIGINT, min(g.first_at), max(g.last_at), 'missing',
  CASE g.rule
    WHEN 1 THEN 'one value entered and left by a jump of 10 K or more'
    WHEN 2 THEN '35 °C or more, 11 K above the day''s median, after a rise of 6 K or more within an hour'
    ELSE r.detail
  END
FROM gate_part g JOIN gate_range r ON r.place = g.signal
GROUP BY g.unit_id, g.day, g.rule, r.signal, r.detail
UNION ALL
SELECT unit_id, day, 'cop', 'implausible', sum(implausible)::BIGINT, NULL, NULL, 'missing', 'steady samples whose COP lies outside 0.5 to 9'
FROM mode_part WHERE implausible > 0 GROUP BY unit_id, day
UNION ALL
SELECT unit_id, day, signal, 'implausible', sum(samples)::BIGINT, NULL, NULL, action, detail
FROM (
  SELECT unit_id, day, 'superheat_k' AS signal, superheat_doubts AS samples, 'kept' AS action, 'steady samples whose superheat lies outside -2 to 35 K' AS detail FROM mode_part
  UNION ALL
  SELECT unit_id, day, 'subcooling_k', subcooling_doubts, 'kept', 'steady samples whose subcooling lies outside -3 to 25 K' FROM mode_part
  UNION ALL
  SELECT unit_id, day, 'discharge_kpa', order_doubts, 'kept', 'steady heating samples that evaporate above 0.5 K below the source, condense below 1 K above the sink, or compress less than 1.2 times' FROM mode_part
  UNION ALL
  SELECT unit_id, day, 'isentropic_efficiency', isentropic_doubts, 'missing', 'steady samples whose isentropic efficiency lies outside 0.4 to 0.9: another refrigerant, gauge pressure, or a wrong discharge sensor' FROM mode_part
)
WHERE samples > 0
GROUP BY unit_id, day, signal, action, detail
ORDER BY unit_id, day, signal, rule;
