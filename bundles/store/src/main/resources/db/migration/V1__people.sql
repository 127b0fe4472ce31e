-- People, what they may do, how they prove who they are, and what they did.

create table tenants (
    id varchar(64) not null primary key,
    name varchar(200) not null,
    status varchar(20) not null,
    created_at ${timestamp} not null
);
insert into tenants (id, name, status, created_at) values ('default', 'Default', 'ACTIVE', current_timestamp);

-- username_key is the name in lower case, or of a deleted user something that sets the name free
create table users (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    username varchar(100) not null,
    username_key varchar(100) not null,
    display_name varchar(200) not null,
    email varchar(254),
    password_hash varchar(200) not null,
    password_change_required smallint not null,
    status varchar(20) not null,
    revision integer not null,
    created_at ${timestamp} not null,
    updated_at ${timestamp} not null,
    last_login_at ${timestamp}
);
create unique index users_by_name on users (tenant, username_key);
create index users_by_email on users (tenant, email);

-- permissions is a list separated by spaces: workflow:update, workflow:*, *:read or *
create table roles (
    tenant varchar(64) not null,
    name varchar(64) not null,
    description varchar(500) not null,
    permissions varchar(4000) not null,
    primary key (tenant, name)
);
insert into roles (tenant, name, description, permissions) values ('default', 'Admin', 'Everything, also people and plugins', '*');
insert into roles (tenant, name, description, permissions) values ('default', 'Developer', 'Builds and runs workflows', 'workflow:* execution:* approval:* schedule:* queue:* agent:* tool:* connection:* connector:* knowledge:* session:* memory:* event:* plugin:read node:read marketplace:read model:read provider:read budget:read usage:read hub:read');
insert into roles (tenant, name, description, permissions) values ('default', 'Viewer', 'Looks, changes nothing', 'workflow:read execution:read approval:read schedule:read queue:read agent:read tool:read connection:read connector:read knowledge:read session:read memory:read event:read plugin:read node:read marketplace:read model:read provider:read budget:read usage:read hub:read');

create table user_roles (
    user_id varchar(36) not null,
    role varchar(64) not null,
    tenant varchar(64) not null,
    primary key (user_id, role)
);

-- one per login; its refresh tokens are one family
create table sessions (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    user_id varchar(36) not null,
    created_at ${timestamp} not null,
    last_used_at ${timestamp} not null,
    expires_at ${timestamp} not null,
    ended_at ${timestamp},
    end_reason varchar(40),
    remote_address varchar(64),
    user_agent varchar(300)
);
create index sessions_by_user on sessions (user_id, ended_at);
create index sessions_by_expiry on sessions (expires_at);

create table refresh_tokens (
    hash varchar(64) not null primary key,
    session_id varchar(36) not null,
    tenant varchar(64) not null,
    created_at ${timestamp} not null,
    expires_at ${timestamp} not null,
    used_at ${timestamp}
);
create index refresh_tokens_by_session on refresh_tokens (session_id);

create table api_keys (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    user_id varchar(36) not null,
    name varchar(100) not null,
    prefix varchar(32) not null,
    hash varchar(64) not null,
    permissions varchar(4000) not null,
    created_at ${timestamp} not null,
    expires_at ${timestamp},
    last_used_at ${timestamp},
    revoked_at ${timestamp}
);
create unique index api_keys_by_prefix on api_keys (prefix);
create index api_keys_by_user on api_keys (user_id);

-- sealed with the master key, which is not in the database
create table signing_keys (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    sealed ${bytes} not null,
    created_at ${timestamp} not null
);

create table audit_log (
    id varchar(36) not null primary key,
    tenant varchar(64) not null,
    created_at ${timestamp} not null,
    actor_id varchar(64) not null,
    actor_name varchar(200) not null,
    action varchar(10) not null,
    operation varchar(100) not null,
    resource_type varchar(60) not null,
    resource_id varchar(300),
    outcome varchar(100) not null,
    state_before ${text},
    state_after ${text},
    remote_address varchar(64),
    user_agent varchar(300),
    request_id varchar(100) not null
);
create index audit_log_by_actor on audit_log (actor_id, id);
create index audit_log_by_resource on audit_log (resource_type, resource_id, id);
