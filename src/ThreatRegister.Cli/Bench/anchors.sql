-- The opponents of the speed table: the plainest append that is still an event store. Kept apart from the log, in a schema of its own.
drop schema if exists anchor cascade;
create schema anchor;
grant usage on schema anchor to public;

create sequence anchor.anchor_seq;
create table anchor.anchor_events (
  position bigint primary key default nextval('anchor.anchor_seq'), stream_id uuid not null, version int not null,
  type_id int not null, recorded_at timestamptz not null, command_id uuid not null, actor text, data bytea not null, leaf bytea not null,
  unique (stream_id, version)
);
create table anchor.anchor_streams (stream_id uuid primary key, version int not null) with (fillfactor = 80);

create function anchor.anchor_append(_stream uuid, _expected int, _command uuid, _type int, _data bytea, _leaf bytea) returns bigint
language plpgsql as $$
declare
  _position bigint;
begin
  if _expected = 0 then
    insert into anchor.anchor_streams (stream_id, version) values (_stream, 1);
  else
    update anchor.anchor_streams set version = _expected + 1 where stream_id = _stream and version = _expected;
    if not found then
      raise exception 'stream % is not at version %', _stream, _expected;
    end if;
  end if;
  insert into anchor.anchor_events (stream_id, version, type_id, recorded_at, command_id, data, leaf)
  values (_stream, _expected + 1, _type, clock_timestamp(), _command, _data, _leaf)
  returning position into _position;
  return _position;
end $$;
