-- What the list of drafts shows stands beside what is written in them, which may be long and is not read for it.
alter table accounts.drafts
  add column title text generated always as (body->>'title') stored,
  add column path  text generated always as (body->>'path') stored;
