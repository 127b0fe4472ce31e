-- Models that a tenant has added or changed, and what they cost.

-- api_key is sealed with the master key; capabilities and fallbacks are lists with a space between the words
create table models (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    name varchar(100) not null,
    provider varchar(100) not null,
    model_name varchar(200) not null,
    endpoint varchar(500),
    api_key varchar(4000),
    capabilities varchar(300) not null,
    context_size integer,
    max_output integer,
    requests_per_minute integer,
    tokens_per_minute integer,
    fallbacks varchar(2000) not null,
    active smallint not null,
    revision integer not null,
    updated_at ${timestamp} not null,
    updated_by varchar(200) not null
);
create unique index models_by_name on models (tenant, name);

-- US dollars per million tokens; from_day is a date such as 2026-01-31, or empty for always
create table model_prices (
    tenant varchar(64) not null,
    model varchar(36) not null,
    from_day varchar(10) not null,
    input_price decimal(18,6) not null,
    cached_price decimal(18,6),
    output_price decimal(18,6) not null,
    primary key (model, from_day)
);
