-- The order of a log whose events lie in another store: position, time and chain of each, and the memory of commands. Safe to repeat.
create schema if not exists ordered;

-- What was looked at in the store up to a place, and where the log stood then. One row; whoever locks it orders.
create table if not exists ordered.head (
  only_row boolean primary key default true check (only_row),
  store text,
  position bigint not null default 0,
  recorded_at timestamptz not null default 'epoch',
  chain bytea not null default decode(repeat('00', 32), 'hex'),
  commit_place bigint not null default -1,
  prepare_place bigint not null default -1
);
insert into ordered.head default values on conflict do nothing;

-- A stream of the store may hold more events than the log's: what was appended there and is none of the log's.
create table if not exists ordered.streams (
  stream text primary key,
  version bigint not null,
  stored bigint not null
);

create table if not exists ordered.events (
  position bigint primary key,
  stream text not null,
  version bigint not null,
  revision bigint not null,
  recorded_at timestamptz not null,
  content bytea not null,
  chain bytea not null,
  commit_place bigint not null,
  prepare_place bigint not null,
  unique (stream, version)
);

create table if not exists ordered.commands (
  command_id uuid primary key,
  fingerprint bytea not null,
  stream text not null,
  first_position bigint not null,
  last_position bigint not null,
  version bigint not null,
  recorded_at timestamptz not null
);

grant usage on schema ordered to threatreg_app, threatreg_bulk;
grant select, update on ordered.head to threatreg_app, threatreg_bulk;
grant select, insert, update on ordered.streams to threatreg_app, threatreg_bulk;
grant select, insert on ordered.events, ordered.commands to threatreg_app, threatreg_bulk;
