-- The hash of the secret in the cookie; the secret itself is nowhere.
create table accounts.sessions (
  hash       bytea       not null,
  account    text        not null collate "C" references accounts.accounts (id) on delete cascade,
  stamp      uuid        not null,
  created_at timestamptz not null,
  seen_at    timestamptz not null,
  constraint sessions_hash primary key (hash)
);
create index sessions_account on accounts.sessions (account);
