-- A revoked token stays: the audit names it.
create table accounts.tokens (
  id           text        not null collate "C",
  hash         bytea       not null,
  account      text        not null collate "C" references accounts.accounts (id) on delete cascade,
  label        text        not null,
  roles        text[]      not null,
  read_only    boolean     not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  revoked_at   timestamptz,
  last_used_at timestamptz,
  constraint tokens_id primary key (id),
  constraint tokens_hash unique (hash)
);
create index tokens_account on accounts.tokens (account);
