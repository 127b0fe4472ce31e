-- What plugins may reach: one row for each permission that somebody granted (1) or revoked (0).

create table plugin_grants (
    tenant varchar(64) not null,
    plugin varchar(200) not null,
    permission varchar(500) not null,
    granted smallint not null,
    changed_at ${timestamp} not null,
    changed_by varchar(200) not null,
    primary key (tenant, plugin, permission)
);
