-- Replies to calls that came with an Idempotency-Key, so that a repeated call gets the first one's reply.

-- status is null while the first call is under way; such a row expires soon, for the case that the hub died meanwhile
create table idempotency_keys (
    tenant varchar(64) not null,
    caller varchar(64) not null,
    idempotency_key varchar(200) not null,
    operation varchar(500) not null,
    request_hash varchar(64) not null,
    status integer,
    content_type varchar(200),
    location varchar(500),
    etag varchar(200),
    reply ${bytes},
    created_at ${timestamp} not null,
    expires_at ${timestamp} not null,
    primary key (tenant, caller, idempotency_key)
);
create index idempotency_keys_by_expiry on idempotency_keys (expires_at);
