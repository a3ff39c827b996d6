-- What an account was told by e-mail, so that nothing is told twice: keys alone, never what they are about.
alter table accounts.accounts add column email text;
create table accounts.notices (
  account  text        not null collate "C" references accounts.accounts (id) on delete cascade,
  key      text        not null collate "C",
  found_at timestamptz not null,
  again_at timestamptz not null,
  told_at  timestamptz,
  constraint notices_key primary key (account, key)
);
grant select, insert, update on accounts.notices to threatreg_app;
