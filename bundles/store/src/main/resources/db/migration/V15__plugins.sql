-- Which plugin versions this hub should have, and what was done to get there.

-- active is 1 for the version that takes new executions, 0 for one that only ends what began on it
create table plugin_versions (
    tenant varchar(64) not null,
    id varchar(200) not null,
    version varchar(100) not null,
    digest varchar(64) not null,
    source varchar(1000) not null,
    active smallint not null,
    installed_at ${timestamp} not null,
    installed_by varchar(200) not null,
    primary key (tenant, id, version)
);

create table plugin_operations (
    id varchar(36) not null,
    tenant varchar(64) not null,
    kind varchar(10) not null,
    plugin varchar(200) not null,
    version varchar(100) not null,
    source varchar(1000) not null,
    status varchar(10) not null,
    phase varchar(10) not null,
    plan ${text} not null,
    code varchar(100),
    problem varchar(4000),
    created_by varchar(200) not null,
    created_at ${timestamp} not null,
    ended_at ${timestamp}
);
create unique index plugin_operations_by_id on plugin_operations (id desc);
create index plugin_operations_by_status on plugin_operations (status);
