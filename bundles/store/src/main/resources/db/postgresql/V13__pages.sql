-- An execution's row is written anew when it ends, so half of what is written is to be reclaimed soon; few have a parent.
alter table executions set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);
drop index executions_by_parent;
create index executions_by_parent on executions (parent_id) where parent_id is not null;
