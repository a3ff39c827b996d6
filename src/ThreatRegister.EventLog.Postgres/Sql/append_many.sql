-- Many appends in one call, each atomic on its stream and independent of the others; a later one sees the versions that an earlier
-- one left. Command ids must differ within the call (the client sees to it), streams come once each in _streams.
-- Verdicts as in append_one. Events come in the order of the appends, _counts[i] for append i.
create or replace function log.append_many(
  _streams text[], _stream_of integer[], _expected bigint[], _command_ids uuid[], _fingerprints bytea[], _actors text[],
  _headers bytea[], _counts integer[],
  _types text[], _schema_versions integer[], _data bytea[], _salts bytea[], _contents bytea[],
  out _verdicts smallint[], out _firsts bigint[], out _lasts bigint[], out _versions bigint[], out _recorded timestamptz[]
)
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off
as $$
declare
  _at timestamptz;
  _microseconds bigint;
  _chain bytea;
  _position bigint;
  _version bigint;
  _current bigint[];
  _known record;
  _event integer := 0;
  _append_of integer[];
  _event_versions bigint[];
  _positions bigint[];
  _leaves bytea[];
  _chains bytea[];
begin
  -- A statement of its own: what follows must see what the writer before committed.
  perform pg_advisory_xact_lock(6074889223012515841);

  select e.position, e.recorded_at, e.chain into _position, _at, _chain from log.events e order by e.position desc limit 1;
  _position := coalesce(_position, 0);
  _chain := coalesce(_chain, '\x0000000000000000000000000000000000000000000000000000000000000000');
  _at := greatest(_at, clock_timestamp());
  _microseconds := log.microseconds(_at);

  select array_agg(coalesce((select s.version from log.events s where s.stream = _streams[n] order by s.version desc limit 1), 0) order by n)
    into _current
    from generate_series(1, cardinality(_streams)) n;

  for _known in
    select n as append, case when c.fingerprint = _fingerprints[n] and c.stream = _streams[_stream_of[n]] then 1 else 3 end as verdict,
           c.first_position, c.last_position, c.version, c.recorded_at
      from generate_series(1, cardinality(_command_ids)) n
     cross join lateral (select * from log.commands k where k.command_id = _command_ids[n] limit 1) c
  loop
    _verdicts[_known.append] := _known.verdict;
    _firsts[_known.append] := _known.first_position;
    _lasts[_known.append] := _known.last_position;
    _versions[_known.append] := _known.version;
    _recorded[_known.append] := _known.recorded_at;
  end loop;

  for _append in 1 .. cardinality(_command_ids) loop
    _version := _current[_stream_of[_append]];
    if _verdicts[_append] is not null then
      _event := _event + _counts[_append];
    elsif _expected[_append] <> _version and _expected[_append] <> -1 then
      _verdicts[_append] := 2;
      _firsts[_append] := null;
      _lasts[_append] := null;
      _recorded[_append] := null;
      _versions[_append] := _version;
      _event := _event + _counts[_append];
    else
      _verdicts[_append] := 0;
      _firsts[_append] := _position + 1;
      _recorded[_append] := _at;
      for _n in 1 .. _counts[_append] loop
        _event := _event + 1;
        _position := _position + 1;
        _version := _version + 1;
        _append_of[_event] := _append;
        _positions[_event] := _position;
        _event_versions[_event] := _version;
        _leaves[_event] := log.leaf_hash(_position, _version, _microseconds, _contents[_event]);
        _chain := log.chain_hash(_chain, _leaves[_event]);
        _chains[_event] := _chain;
      end loop;
      _lasts[_append] := _position;
      _versions[_append] := _version;
      _current[_stream_of[_append]] := _version;
    end if;
  end loop;

  insert into log.commands
  select _command_ids[n], _fingerprints[n], _streams[_stream_of[n]], _firsts[n], _lasts[n], _versions[n], _at
    from generate_series(1, cardinality(_command_ids)) n
   where _verdicts[n] = 0;

  insert into log.events
  select _positions[n], _event_versions[n], _at, _command_ids[_append_of[n]], _schema_versions[n], _streams[_stream_of[_append_of[n]]],
         _types[n], _actors[_append_of[n]], _headers[_append_of[n]], _data[n], _salts[n], _contents[n], _leaves[n], _chains[n]
    from generate_series(1, _event) n
   where _positions[n] is not null;
end $$;
