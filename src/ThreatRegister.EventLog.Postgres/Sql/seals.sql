-- Checkpoints of the log, each signed by a key that is never in the database, and the tree hashes that the next seal goes on from. Only ever
-- inserted into.
create table log.seals (
  size       bigint      not null,
  root       bytea       not null,
  sealed_at  timestamptz not null,
  checkpoint text        not null,
  key        bytea       not null,
  frontier   bytea       not null,
  constraint seals_size primary key (size),
  -- Not the largest bigint: there is always a size behind.
  constraint seals_size_possible check (size between 1 and 9223372036854775806)
);
-- The hashes of complete subtrees of 256 leaves, 65,536, and so on: a proof reads some hundreds of rows, however long the log is.
create table log.seal_nodes (
  level smallint not null,
  index bigint   not null,
  hash  bytea    not null,
  constraint seal_nodes_place primary key (level, index)
);
