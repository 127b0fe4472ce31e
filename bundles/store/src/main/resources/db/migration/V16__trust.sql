-- Whose packages a hub trusts, and which packages it does not take any more.

-- public_key is Base64 of its X.509 form, key_id the beginning of that form's SHA-256; a revoked key stays, so that it is known
create table publisher_keys (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    key_id varchar(64) not null,
    publisher varchar(200) not null,
    public_key varchar(500) not null,
    added_at ${timestamp} not null,
    added_by varchar(200) not null,
    revoked_at ${timestamp},
    revoked_by varchar(200),
    reason varchar(1000)
);
create unique index publisher_keys_by_key on publisher_keys (tenant, key_id);

-- digest is the SHA-256 of a package's digests.json, or of the package file
create table revoked_packages (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    digest varchar(64) not null,
    reason varchar(1000) not null,
    revoked_at ${timestamp} not null,
    revoked_by varchar(200) not null
);
create unique index revoked_packages_by_digest on revoked_packages (tenant, digest);
