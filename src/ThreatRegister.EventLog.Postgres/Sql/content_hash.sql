-- Made by the client; here for audits and to hold both encodings together.
create or replace function log.content_hash(
  _type text, _schema_version integer, _stream text, _command_id uuid, _actor text, _headers bytea, _data bytea, _salt bytea
) returns bytea
language sql immutable parallel safe
return sha256(
  '\x02'::bytea
  || int4send(octet_length(convert_to(_type, 'UTF8'))) || convert_to(_type, 'UTF8')
  || int4send(_schema_version)
  || int4send(octet_length(convert_to(_stream, 'UTF8'))) || convert_to(_stream, 'UTF8')
  || uuid_send(_command_id)
  || int4send(octet_length(convert_to(_actor, 'UTF8'))) || convert_to(_actor, 'UTF8')
  || int4send(octet_length(_headers)) || _headers
  || int4send(octet_length(_data)) || _data
  || int4send(octet_length(_salt)) || _salt);
