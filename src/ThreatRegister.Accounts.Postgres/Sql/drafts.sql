create table accounts.drafts (
  owner      text        not null collate "C",
  key        text        not null collate "C",
  body       jsonb       not null,
  updated_at timestamptz not null default clock_timestamp(),
  constraint drafts_key primary key (owner, key)
);
