-- why an execution failed, in the words of step settings: rate-limit, auth, network, server, timeout, invalid, other
alter table executions add column error_class varchar(20);
