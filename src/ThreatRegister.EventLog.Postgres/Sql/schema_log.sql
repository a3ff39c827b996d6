create schema if not exists log;
