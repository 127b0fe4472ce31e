-- How executions that used a plugin ended, counted by the hour in which they began; an hour of which some have not ended
-- yet (unended) is counted again, ever less often.
create table plugin_outcomes (
    tenant varchar(64) not null,
    plugin varchar(200) not null,
    began_hour ${timestamp} not null,
    completed bigint not null,
    failed bigint not null,
    cancelled bigint not null,
    primary key (tenant, plugin, began_hour)
);
create index plugin_outcomes_by_hour on plugin_outcomes (began_hour);

-- the hours of all tenants' executions; tenant is the one whose schedule counts them
create table plugin_outcome_hours (
    tenant varchar(64) not null,
    began_hour ${timestamp} not null,
    counted_at ${timestamp} not null,
    unended bigint not null,
    primary key (tenant, began_hour)
);

-- what was earned stays when its listing is deleted; then these say what it was and whose
alter table market_licences add column listing_name varchar(200);
alter table market_licences add column publisher varchar(100);
create index market_licences_by_publisher on market_licences (tenant, publisher);

-- who had a review taken down and withdrew it: the next one of the same person on the same listing begins taken down
create table market_moderations (
    tenant varchar(64) not null,
    listing varchar(36) not null,
    author varchar(100) not null,
    reason varchar(1000),
    created_at ${timestamp} not null,
    primary key (listing, author)
);
