-- A login role made beforehand under one of these names stays as it is. Roles belong to the whole cluster, so another database's
-- migration may make them at the same moment.
do $$
declare
  _role text;
begin
  foreach _role in array array['threatreg_app', 'threatreg_bulk'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = _role) then
      begin
        execute format('create role %I nologin', _role);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
  end loop;
end $$;
