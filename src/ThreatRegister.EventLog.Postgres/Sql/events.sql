-- Only ever inserted into, so it has no dead rows and nothing in it waits for vacuum. No jsonb: it costs nearly twice the CPU and
-- changes the bytes that were hashed. Text collates as bytes: the same order and the same indexes on every machine.
create table log.events (
  position       bigint      not null,
  version        bigint      not null,
  recorded_at    timestamptz not null,
  command_id     uuid        not null,
  schema_version integer     not null,
  stream         text        not null collate "C",
  type           text        not null collate "C",
  actor          text        not null collate "C",
  headers        bytea       not null,
  data           bytea       not null,
  salt           bytea       not null,
  content        bytea       not null,
  leaf           bytea       not null,
  chain          bytea       not null,
  constraint events_position primary key (position),
  constraint events_stream_version unique (stream, version)
);
