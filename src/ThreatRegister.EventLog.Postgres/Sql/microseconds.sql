-- Microseconds since 1970-01-01T00:00:00Z, as they are hashed. extract gives numeric, so nothing is rounded.
create or replace function log.microseconds(_at timestamptz) returns bigint
language sql stable parallel safe
return (extract(epoch from _at) * 1000000)::bigint;
