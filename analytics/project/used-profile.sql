SELECT value_after::VARCHAR AS profile FROM audit_entry WHERE command = 'change profile' ORDER BY seq DESC LIMIT 1
