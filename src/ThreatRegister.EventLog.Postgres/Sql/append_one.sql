-- One append of one event: the rules of append_many with scalars, because a lone command should not pay for arrays and joins.
-- _verdict: 0 accepted, 1 repeated, 2 wrong version (_version is the actual one), 3 command conflict.
create or replace function log.append_one(
  _stream text, _expected bigint, _command_id uuid, _fingerprint bytea, _actor text, _headers bytea,
  _type text, _schema_version integer, _data bytea, _salt bytea, _content bytea,
  out _verdict smallint, out _first bigint, out _last bigint, out _version bigint, out _recorded_at timestamptz
)
language plpgsql security definer set search_path = pg_catalog, pg_temp
as $$
declare
  _chain bytea;
  _leaf bytea;
  _known_version bigint;
begin
  -- A statement of its own: what follows must see what the writer before committed.
  perform pg_advisory_xact_lock(6074889223012515841);

  select e.position, e.recorded_at, e.chain,
         (select s.version from log.events s where s.stream = _stream order by s.version desc limit 1)
    into _last, _recorded_at, _chain, _version
    from log.events e order by e.position desc limit 1;

  _version := coalesce(_version, 0);
  if _expected = _version or _expected = -1 then
    _first := coalesce(_last, 0) + 1;
    _last := _first;
    _recorded_at := greatest(_recorded_at, clock_timestamp());
    insert into log.commands values (_command_id, _fingerprint, _stream, _first, _last, _version + 1, _recorded_at) on conflict do nothing;
    if found then
      _verdict := 0;
      _version := _version + 1;
      _leaf := log.leaf_hash(_first, _version, log.microseconds(_recorded_at), _content);
      _chain := log.chain_hash(coalesce(_chain, '\x0000000000000000000000000000000000000000000000000000000000000000'), _leaf);
      insert into log.events
      values (_first, _version, _recorded_at, _command_id, _schema_version, _stream, _type, _actor, _headers, _data, _salt, _content,
              _leaf, _chain);
      return;
    end if;
  end if;

  select case when c.fingerprint = _fingerprint and c.stream = _stream then 1 else 3 end,
         c.first_position, c.last_position, c.version, c.recorded_at
    into _verdict, _first, _last, _known_version, _recorded_at
    from log.commands c where c.command_id = _command_id;
  if found then
    _version := _known_version;
  else
    _verdict := 2;
  end if;
end $$;
