-- Nobody but the owner may change or delete an event. The application records through the append functions alone; the bulk import
-- inserts by COPY, under the same lock and rules. Seals are added, and neither changed nor deleted.
grant usage on schema log to threatreg_app, threatreg_bulk;
grant select on all tables in schema log to threatreg_app, threatreg_bulk;
revoke execute on all functions in schema log from public;
grant execute on all functions in schema log to threatreg_app;
grant insert on log.events, log.commands to threatreg_bulk;
grant insert on log.seals, log.seal_nodes to threatreg_app;
