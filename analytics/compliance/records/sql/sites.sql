SELECT * FROM site WHERE void_reason IS NULL ORDER BY site_id
