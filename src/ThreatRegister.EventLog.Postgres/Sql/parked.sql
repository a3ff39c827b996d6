-- Streams that a projector cannot go on with, from which event, and why.
create table log.parked (
  projector text        not null collate "C",
  stream    text        not null collate "C",
  position  bigint      not null,
  reason    text        not null,
  parked_at timestamptz not null default clock_timestamp(),
  constraint parked_stream primary key (projector, stream)
);
