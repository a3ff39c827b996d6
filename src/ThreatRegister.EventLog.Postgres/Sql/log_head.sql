-- The head is the last event: a row of its own would be the one row that every append of every writer updates.
create view log.log_head as
  select position, recorded_at, chain from log.events order by position desc limit 1;
