create schema accounts;
create table accounts.schema_version (
  version    integer     not null,
  applied_at timestamptz not null default clock_timestamp(),
  constraint schema_version_number primary key (version)
);
