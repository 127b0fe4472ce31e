-- Executions that wait in queues, are tried again, and are given up.

-- null for one that has never left its queue, and for those from before this column
alter table executions add column started_at ${timestamp};
-- how often somebody tried it again; null for never
alter table executions add column retries smallint;
-- when somebody took a failed one off the list of dead letters
alter table executions add column discarded_at ${timestamp};
