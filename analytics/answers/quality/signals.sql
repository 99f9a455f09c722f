WITH counted AS (
  SELECT signal, rule, samples, first_at, last_at, action, detail
  FROM import_quality JOIN import USING (import_no)
  WHERE unit_id = $unitId AND NOT undone
  UNION ALL
  SELECT signal, rule, samples, first_at, last_at, action, detail FROM unit_day_gate WHERE unit_id = $unitId
), rule AS (
  SELECT
    signal,
    rule,
    sum(samples)::BIGINT AS samples,
    strftime(min(first_at), '%Y-%m-%dT%H:%M:%SZ') AS "from",
    strftime(max(last_at), '%Y-%m-%dT%H:%M:%SZ') AS "to",
    action,
    CASE WHEN count(DISTINCT detail) = 1 THEN min(detail) END AS detail
  FROM counted
  GROUP BY signal, rule, action
), rules AS (
  SELECT signal, to_json(list({rule: rule, samples: samples, "from": "from", "to": "to", action: action, detail: detail} ORDER BY rule, action))::VARCHAR AS rules
  FROM rule
  GROUP BY signal
), found AS (
  SELECT s.*, s.samples / r.samples AS share
  FROM unit_signal s
  LEFT JOIN unit_signal r ON r.unit_id = s.unit_id AND r.signal = 'ts' AND r.sample_s = s.sample_s
  WHERE s.unit_id = $unitId
)
SELECT
  coalesce(found.signal, rules.signal) AS signal,
  coalesce(samples, 0) AS samples,
  CASE WHEN samples IS NULL THEN 0.0 ELSE sig9(least(1.0, share)) END AS share,
  low,
  median,
  high,
  coalesce(gaps, 0) AS gaps,
  coalesce(longest_gap_s, 0.0) AS longest_gap_s,
  stuck_days,
  judged_days,
  drift_against,
  drift_blocks,
  drift_k,
  drift_k_per_year,
  drift_from,
  drift_to,
  rules.rules
FROM found
FULL JOIN rules ON rules.signal = found.signal
ORDER BY coalesce(found.signal, rules.signal) <> 'ts', signal
