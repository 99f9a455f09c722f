SELECT appliance_id, circuit_no, kind, trigger_event_id, trigger_on, due_on, done_on, status, days_late, cite FROM deadline
