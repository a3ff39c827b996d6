-- No account is ever deleted by the program, and no entry of the audit changed: it may only be added to and read.
grant usage on schema accounts to threatreg_app;
grant select on all tables in schema accounts to threatreg_app;
grant insert, update on accounts.accounts, accounts.tokens to threatreg_app;
grant insert, update, delete on accounts.sessions, accounts.drafts, accounts.views to threatreg_app;
grant insert on accounts.audit to threatreg_app;
