-- What people can install and start from, what they say about it, and what publishers earned.

-- plugin is a plugin's id, or null for a template; kinds and categories are lists with a space around each word
create table market_listings (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    slug varchar(200) not null,
    plugin varchar(200),
    origin varchar(300) not null,
    publisher varchar(100) not null,
    publisher_name varchar(200) not null,
    kinds varchar(200) not null,
    name varchar(200) not null,
    name_key varchar(200) not null,
    summary varchar(500) not null,
    description ${text} not null,
    categories varchar(500) not null,
    tags varchar(700) not null,
    words varchar(4000) not null,
    pricing varchar(20) not null,
    price bigint not null,
    currency varchar(3) not null,
    status varchar(20) not null,
    reason varchar(1000),
    visible varchar(10) not null,
    featured smallint not null,
    version varchar(100) not null,
    installs integer not null,
    rating_sum integer not null,
    rating_count integer not null,
    rating integer not null,
    revision integer not null,
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null,
    published_at ${timestamp}
);
create unique index market_listings_by_slug on market_listings (tenant, slug);
create index market_listings_by_status on market_listings (tenant, status);
create index market_listings_by_publisher on market_listings (tenant, publisher);

-- digest names the kept package, content is a template's text
create table market_versions (
    tenant varchar(64) not null,
    listing varchar(36) not null,
    version varchar(100) not null,
    digest varchar(64),
    content ${text},
    changelog varchar(4000),
    status varchar(20) not null,
    created_at ${timestamp} not null,
    primary key (listing, version)
);

-- one per person and listing; hidden by a moderator
create table market_reviews (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    listing varchar(36) not null,
    author varchar(100) not null,
    author_name varchar(200) not null,
    stars integer not null,
    words varchar(4000) not null,
    hidden smallint not null,
    reason varchar(1000),
    reports integer not null,
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null
);
create unique index market_reviews_by_author on market_reviews (listing, author);
create index market_reviews_by_tenant on market_reviews (tenant, listing);

create table market_reports (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    review varchar(36) not null,
    reporter varchar(100) not null,
    reporter_name varchar(200) not null,
    reason varchar(1000) not null,
    created_at ${timestamp} not null
);
create unique index market_reports_by_reporter on market_reports (review, reporter);

create table market_installations (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    listing varchar(36) not null,
    person varchar(100) not null,
    person_name varchar(200) not null,
    version varchar(100) not null,
    result varchar(300),
    created_at ${timestamp} not null
);
create index market_installations_by_listing on market_installations (tenant, listing, created_at);
create index market_installations_by_person on market_installations (tenant, person);

-- the key itself is shown once; amount is what was paid outside the hub, in the currency's smallest unit
create table market_licences (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    listing varchar(36) not null,
    key_hash varchar(64) not null,
    key_hint varchar(20) not null,
    issued_to varchar(200) not null,
    amount bigint not null,
    currency varchar(3) not null,
    issued_by varchar(200) not null,
    issued_at ${timestamp} not null,
    expires_at ${timestamp},
    revoked_at ${timestamp},
    reason varchar(1000)
);
create unique index market_licences_by_key on market_licences (key_hash);
create index market_licences_by_listing on market_licences (tenant, listing);

create table market_publishers (
    tenant varchar(64) not null,
    id varchar(100) not null,
    name varchar(200) not null,
    about varchar(2000) not null,
    homepage varchar(500),
    revision integer not null,
    created_at ${timestamp} not null,
    primary key (tenant, id)
);

-- with whom a private listing is shared: user:NAME or role:NAME
create table market_shares (
    tenant varchar(64) not null,
    listing varchar(36) not null,
    grantee varchar(200) not null,
    shared_by varchar(200) not null,
    created_at ${timestamp} not null,
    primary key (listing, grantee)
);

-- whoever may look may also say something of what is installed; who builds may publish, for somebody else to approve
update roles set permissions = permissions || ' marketplace:rate marketplace:publish' where name = 'Developer' and permissions like '%marketplace:read%';
update roles set permissions = permissions || ' marketplace:rate' where name = 'Viewer' and permissions like '%marketplace:read%';
