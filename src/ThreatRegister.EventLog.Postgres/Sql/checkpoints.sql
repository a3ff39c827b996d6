-- How far each projector has come, with the chain hash of the event it stands at: after a restore of an older log it shows that
-- this is another past.
create table log.checkpoints (
  name       text        not null collate "C",
  position   bigint      not null,
  chain      bytea       not null,
  epoch      bigint      not null default 0,
  updated_at timestamptz not null default clock_timestamp(),
  constraint checkpoints_name primary key (name),
  constraint checkpoints_position_counts check (position >= 0)
);
