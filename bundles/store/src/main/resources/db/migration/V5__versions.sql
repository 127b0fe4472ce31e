-- What people say about versions: a note when one is published, and names that move from one to the next.

alter table workflow_versions add column note varchar(2000);

create table workflow_version_tags (
    workflow_id varchar(36) not null,
    tag varchar(20) not null,
    tenant varchar(64) not null,
    version integer not null,
    tagged_at ${timestamp} not null,
    tagged_by varchar(200) not null,
    primary key (workflow_id, tag)
);
