-- Text collates as bytes, as in the log. Roles and kinds are codes; a marking is its number in TLP 2.0, least restricted first.
create table accounts.accounts (
  id              text        not null collate "C",
  display_name    text        not null,
  password_hash   text        not null,
  roles           text[]      not null,
  clearance       smallint    not null,
  agency          text,
  must_change     boolean     not null,
  failed_attempts integer     not null,
  locked_until    timestamptz,
  disabled        boolean     not null,
  security_stamp  uuid        not null,
  created_at      timestamptz not null,
  version         bigint      not null default 0,
  constraint accounts_id primary key (id)
);
