CREATE OR REPLACE VIEW service_visit AS
SELECT * EXCLUDE (import_no)
FROM service_visit_register
QUALIFY row_number() OVER (PARTITION BY visit_id ORDER BY import_no DESC) = 1;
