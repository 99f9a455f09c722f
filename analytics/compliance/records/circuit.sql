CREATE OR REPLACE VIEW circuit AS
WITH known_site AS (FROM site WHERE void_reason IS NULL),
listed AS (
  SELECT *, false AS assumed
  FROM appliance
  UNION ALL BY NAME
  SELECT
    unit_id AS appliance_id,
    1 AS circuit_no,
    unit_id,
    customer AS owner_operator_name,
    site_id,
    address AS site_address,
    CASE unit_type
      WHEN 'split' THEN 'split_hp'
      WHEN 'packaged' THEN 'packaged_hp'
      WHEN 'rtu' THEN 'rtu_hp'
      WHEN 'chiller' THEN 'chiller_hp'
      WHEN 'process' THEN 'process_hp'
      WHEN 'water_source' THEN 'wshp_gshp'
      WHEN 'ground_source' THEN 'wshp_gshp'
      WHEN 'hydronic' THEN 'other'
      ELSE unit_type
    END AS asset_type,
    refrigerant,
    regexp_replace(full_charge_lb::VARCHAR, '\.0$', '') AS full_charge,
    installed_on AS install_date,
    'active' AS status,
    capacity_w,
    true AS assumed
  FROM unit
  WHERE registered AND NOT EXISTS (FROM appliance_register)
)
SELECT
  listed.* REPLACE (
    coalesce(known_site.owner_operator_name, listed.owner_operator_name) AS owner_operator_name,
    coalesce(known_site.site_address, listed.site_address) AS site_address
  ),
  known_site.site_id IS NOT NULL AS site_known,
  known_site.leak_rate_method AS site_method,
  known_site.method_set_on AS site_method_set_on,
  known_site.acquired_on AS site_acquired_on,
  coalesce(known_site.state, registered_unit.state) AS site_state
FROM listed
LEFT JOIN known_site ON known_site.site_id = listed.site_id
LEFT JOIN (FROM unit WHERE registered) AS registered_unit ON registered_unit.unit_id = listed.unit_id;
