-- Small enough to be inlined into the append functions. 0x00 as in RFC 9162.
create or replace function log.leaf_hash(_position bigint, _version bigint, _microseconds bigint, _content bytea) returns bytea
language sql immutable parallel safe
return sha256('\x00'::bytea || int8send(_position) || int8send(_version) || int8send(_microseconds) || _content);
