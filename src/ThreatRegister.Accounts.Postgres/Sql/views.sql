create table accounts.views (
  owner      text        not null collate "C",
  name       text        not null collate "C",
  path       text        not null,
  shared     boolean     not null,
  updated_at timestamptz not null default clock_timestamp(),
  constraint views_name primary key (owner, name)
);
create index views_shared on accounts.views (name) where shared;
