-- Who may see which row. The API connects as luotsi_app: no superuser, no owner, no BYPASSRLS. Its scope is set per transaction
-- (luotsi.enter); without it no row is there. Client data wants a relation besides: a unit of mine has or had to do with the case.
do $$ begin
  if not exists (select from pg_roles where rolname = 'luotsi_app') then
    create role luotsi_app nologin noinherit;
  end if;
exception when duplicate_object or unique_violation then null; -- another database of the server was migrated at the same moment
end $$;

-- Assigned, not performed: an expression is evaluated at once, where `perform` starts a statement. So it is called as well: this runs in every request.
create function luotsi.enter(scope jsonb) returns void language plpgsql as $$
declare said text;
begin
  said := set_config('luotsi.region', coalesce(scope ->> 'region', ''), true) || set_config('luotsi.user', coalesce(scope ->> 'user', ''), true)
    || set_config('luotsi.roles', coalesce(scope ->> 'roles', ''), true) || set_config('luotsi.units', coalesce(scope ->> 'units', ''), true)
    || set_config('luotsi.system', case when scope ->> 'system' = 'true' then 'on' else '' end, true)
    || set_config('luotsi.library', case when scope ->> 'library' = 'true' then 'on' else '' end, true)
    -- who has this role sees little, whatever else they are (last migration)
    || set_config('luotsi.partner', case when 'partner' = any (string_to_array(scope ->> 'roles', ',')) then 'on' else '' end, true);
end $$;
create function luotsi.my_units() returns text[] language sql stable parallel safe
  return string_to_array(current_setting('luotsi.units', true), ',');
create function luotsi.is_system() returns boolean language sql stable parallel safe
  return coalesce(current_setting('luotsi.system', true) = 'on', false);
-- Managers and development leads do not meet clients: they see cases and clocks, no names, no recorded values.
create function luotsi.meets_clients() returns boolean language sql stable parallel safe
  return coalesce(string_to_array(current_setting('luotsi.roles', true), ',') && array['adviser', 'guide', 'coordinator', 'supervisor', 'unitManager'], false);
create function luotsi.leads() returns boolean language sql stable parallel safe
  return coalesce(string_to_array(current_setting('luotsi.roles', true), ',') && array['supervisor', 'unitManager'], false);
create function luotsi.related(units text[]) returns boolean language sql stable parallel safe
  return luotsi.meets_clients() and units && luotsi.my_units();

-- By region alone.
do $$ declare name text; begin
  foreach name in array array['unit', 'staff', 'case_counter', 'model', 'model_version', 'care_case', 'process_event', 'task', 'case_clock', 'clock_wait', 'incident', 'time_data', 'handover', 'escalation', 'session', 'stored_payload', 'absence', 'case_coordinator'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy region on %I using (region = current_setting(''luotsi.region'', true)::bpchar)', name);
  end loop;
end $$;
alter table version_log enable row level security, force row level security;
create policy region on version_log using (region = current_setting('luotsi.region', true)::bpchar);
alter table region_setting enable row level security, force row level security;
create policy region on region_setting using (region = current_setting('luotsi.region', true)::bpchar);
-- The library: what other regions have published may be read, by those who ask for it (scope.library) and never by the way.
create policy library on model_version for select using (current_setting('luotsi.library', true) = 'on' and current_setting('luotsi.region', true) <> '' and status in ('published', 'retired'));
create policy library on model for select using (current_setting('luotsi.library', true) = 'on' and current_setting('luotsi.region', true) <> ''
  and exists (select from model_version v where v.region = model.region and v.model_id = model.id and v.status in ('published', 'retired')));
-- By region and relation.
do $$ declare name text; begin
  foreach name in array array['process_event_values', 'handover_package', 'recorded_value', 'task_draft', 'naming'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy region on %I using (region = current_setting(''luotsi.region'', true)::bpchar and (luotsi.is_system()
      or exists (select from care_case c where c.id = case_id and luotsi.related(c.units))))
      with check (region = current_setting(''luotsi.region'', true)::bpchar)', name);
  end loop;
end $$;
alter table client enable row level security, force row level security;
create policy region on client using (region = current_setting('luotsi.region', true)::bpchar and (luotsi.is_system()
  or exists (select from care_case c where c.client_id = client.id and luotsi.related(c.units))))
  with check (region = current_setting('luotsi.region', true)::bpchar);
alter table contact enable row level security, force row level security;
create policy region on contact using (region = current_setting('luotsi.region', true)::bpchar and (luotsi.is_system()
  or exists (select from care_case c where c.contact_id = contact.id and luotsi.related(c.units))))
  with check (region = current_setting('luotsi.region', true)::bpchar);
-- A command holds what its worker typed.
alter table command enable row level security, force row level security;
create policy region on command using (region = current_setting('luotsi.region', true)::bpchar
  and (luotsi.is_system() or worker = current_setting('luotsi.user', true)));

grant insert on model, version_log to luotsi_app;
grant insert, update on region_setting to luotsi_app;
grant usage on schema public, luotsi to luotsi_app;
grant select on all tables in schema public to luotsi_app;
-- Prisma's own table of migrations is not the API's business.
do $$ begin
  if to_regclass('public._prisma_migrations') is not null then revoke all on public._prisma_migrations from luotsi_app; end if;
end $$;
grant insert on process_event, process_event_values, time_data to luotsi_app;
grant insert, update on absence, case_coordinator, naming, staff, client, contact, case_counter, model_version, care_case, task, case_clock, clock_wait, incident, handover, handover_package, escalation, recorded_value, command, session, stored_payload to luotsi_app;
grant insert, update, delete on task_draft to luotsi_app;
grant delete on session, stored_payload to luotsi_app;
