-- Signed tree heads (RFC 9162) over the leaves up to a position.
create table log.seals (
  position  bigint      not null,
  root      bytea       not null,
  key_id    text        not null,
  signature bytea       not null,
  sealed_at timestamptz not null default clock_timestamp(),
  constraint seals_position primary key (position)
);
