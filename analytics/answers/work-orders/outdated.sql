SELECT coalesce(
  max(seq) FILTER (WHERE command IN ('analyse', 'mark findings', 'assign order')) > max(seq) FILTER (WHERE command = 'report'),
  false) AS outdated
FROM audit_entry
