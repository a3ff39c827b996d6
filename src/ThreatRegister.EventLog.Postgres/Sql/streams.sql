-- A stream's version is that of its last event, found in the index that keeps versions unique.
create view log.streams as
  select stream, max(version) as version from log.events group by stream;
