create or replace function log.chain_hash(_previous bytea, _leaf bytea) returns bytea
language sql immutable parallel safe
return sha256('\x03'::bytea || _previous || _leaf);
