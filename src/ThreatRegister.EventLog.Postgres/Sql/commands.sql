-- Accepted commands and their answers. A refusal is decided afresh and never remembered.
create table log.commands (
  command_id     uuid        not null,
  fingerprint    bytea       not null,
  stream         text        not null collate "C",
  first_position bigint      not null,
  last_position  bigint      not null,
  version        bigint      not null,
  recorded_at    timestamptz not null,
  constraint commands_id primary key (command_id)
);
