-- Links that decide an approval without a login, and what events and failures are to begin.

-- token_hash is the SHA-256 of the token, which is not kept; used_at is set by the decision, once
create table approval_links (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    execution_id varchar(36) not null,
    wait_id varchar(36) not null,
    token_hash varchar(64) not null,
    person varchar(200) not null,
    made_by varchar(200) not null,
    created_at ${timestamp} not null,
    expires_at ${timestamp} not null,
    used_at ${timestamp}
);
create unique index approval_links_by_token on approval_links (token_hash);
create index approval_links_by_execution on approval_links (execution_id);

-- an event or a failure and one workflow that it begins; written in the commit of what it tells of, gone when the execution
-- is there, which has event_id as its idempotency key
create table event_outbox (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    event_id varchar(36) not null,
    kind varchar(10) not null,
    event_type varchar(200) not null,
    target_workflow varchar(200) not null,
    target_route varchar(200),
    source_id varchar(36),
    content ${text} not null,
    created_at ${timestamp} not null
);
create index event_outbox_by_time on event_outbox (created_at, id);
