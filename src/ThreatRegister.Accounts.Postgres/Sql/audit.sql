-- Only ever inserted into. The program hashes; the number as key keeps two writers from going on from the same entry.
create table accounts.audit (
  number   bigint      not null,
  at       timestamptz not null,
  actor    text        not null collate "C",
  via      text        not null,
  kind     text        not null collate "C",
  subject  text        not null,
  detail   text        not null,
  marking  smallint,
  records  bigint,
  position bigint,
  chain    bytea       not null,
  constraint audit_number primary key (number)
);
