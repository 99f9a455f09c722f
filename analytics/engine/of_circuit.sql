CREATE OR REPLACE TEMP TABLE of_circuit AS
SELECT * REPLACE (
  finding_id || ':' || $circuitNo::INTEGER AS finding_id,
  $circuitNo::INTEGER AS circuit_no,
  'Circuit ' || $circuitNo::INTEGER || ': ' || why AS why
)
FROM finding
WHERE list_contains({families}, family)
