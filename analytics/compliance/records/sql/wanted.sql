WITH wanted AS (
  SELECT unnest(from_json($wanted::JSON, '[{"circuit":"INTEGER","appliance_id":"VARCHAR","circuit_no":"INTEGER"}]'), recursive := true)
)
