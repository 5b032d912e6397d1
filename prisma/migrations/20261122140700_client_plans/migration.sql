-- Plans of a client: which ones are in force, whose they are, and which belong together (PLAN-05). What a plan says stands in its case; here is that there is one.
create table client_plan (
  id uuid primary key, region char(2) not null, client_id uuid not null references client (id), case_id uuid,
  kind text not null check (kind in ('shared', 'service', 'care', 'rehabilitation', 'other')), title text not null,
  started_at timestamptz(3) not null default now(), started_worker text not null, started_unit text not null,
  -- the plan that this one is part of; that one is part of none
  linked_to uuid references client_plan (id), ended_at timestamptz(3), ended_reason text, ended_worker text, version integer not null default 1
);
create index client_plan_of on client_plan (client_id, started_at);
alter table client_plan enable row level security, force row level security;
-- Whoever may see the client may see their plans.
create policy region on client_plan using (region = current_setting('luotsi.region', true)::bpchar and (luotsi.is_system() or exists (select from client p where p.id = client_id)));
grant select, insert, update on client_plan to luotsi_app;

-- Null for a client whom the scope does not see. `separate`: active plans that are part of no other; more than one is one too many.
create function luotsi.plans_json(p_client uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('active', count(k.id) filter (where k.ended_at is null), 'separate', count(k.id) filter (where k.ended_at is null and k.linked_to is null),
    'items', coalesce(jsonb_agg(jsonb_build_object('id', k.id, 'version', k.version, 'kind', k.kind, 'title', k.title, 'caseId', k.case_id, 'caseNumber', (select number from care_case c where c.id = k.case_id),
      'startedAt', luotsi.iso(k.started_at), 'startedBy', luotsi.actor_json(k.started_worker, k.started_unit), 'unitNames', luotsi.unit_names(k.started_unit), 'linkedTo', k.linked_to,
      'endedAt', luotsi.iso(k.ended_at), 'endedReason', k.ended_reason) order by k.ended_at is not null, k.linked_to is not null, k.started_at, k.id) filter (where k.id is not null), '[]'))
  from client p left join client_plan k on k.client_id = p.id where p.id = p_client group by p.id $$;

-- A plan that can have others as parts: of the client, in force, itself part of none.
create function luotsi.is_main_plan(p_client uuid, p_plan uuid) returns boolean language sql stable as $$
  select exists (select from client_plan where id = p_plan and client_id = p_client and ended_at is null and linked_to is null) $$;

-- p: id (the request's key), kind, title, caseId, linkTo, separate (said on purpose), by {worker, unit}
create function luotsi.start_plan(p_client uuid, p jsonb) returns jsonb language plpgsql as $$
begin
  -- two who start a plan of one client at once come one after the other
  perform from client where id = p_client for update;
  if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  if exists (select from client_plan where id = (p ->> 'id')::uuid) then return luotsi.plans_json(p_client); end if;
  if p ? 'caseId' and not exists (select from care_case where id = (p ->> 'caseId')::uuid and client_id = p_client) then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  if p ? 'linkTo' and not luotsi.is_main_plan(p_client, (p ->> 'linkTo')::uuid) then return jsonb_build_object('refused', 'PLAN_LINK_INVALID'); end if;
  if not p ? 'linkTo' and not p ? 'separate' and exists (select from client_plan where client_id = p_client and ended_at is null and linked_to is null) then return jsonb_build_object('refused', 'PLAN_ACTIVE_EXISTS'); end if;
  insert into client_plan (id, region, client_id, case_id, kind, title, started_worker, started_unit, linked_to)
    select (p ->> 'id')::uuid, c.region, p_client, (p ->> 'caseId')::uuid, p ->> 'kind', p ->> 'title', p #>> '{by,worker}', p #>> '{by,unit}', (p ->> 'linkTo')::uuid from client c where c.id = p_client;
  return luotsi.plans_json(p_client);
end $$;

-- p_act: link (p_to: the main plan; its own parts go along), end (p_reason: its parts stand by themselves again)
create function luotsi.change_plan(p_id uuid, p_version integer, p_act text, p_to uuid, p_reason text) returns jsonb language plpgsql as $$
declare v client_plan;
begin
  select * into v from client_plan where id = p_id for update;
  if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  if v.ended_at is not null then return jsonb_build_object('refused', 'PLAN_ENDED'); end if;
  if v.version <> p_version then return jsonb_build_object('refused', 'VERSION_STALE'); end if;
  perform from client where id = v.client_id for update;
  if p_act = 'link' then
    if p_to = p_id or not luotsi.is_main_plan(v.client_id, p_to) then return jsonb_build_object('refused', 'PLAN_LINK_INVALID'); end if;
    update client_plan set linked_to = p_to, version = version + 1 where id = p_id or linked_to = p_id;
  else
    update client_plan set linked_to = null, version = version + 1 where linked_to = p_id and ended_at is null;
    update client_plan set ended_at = now(), ended_reason = p_reason, ended_worker = current_setting('luotsi.user', true), version = version + 1 where id = p_id;
  end if;
  return luotsi.plans_json(v.client_id);
end $$;

revoke execute on all functions in schema luotsi from public;
grant execute on all functions in schema luotsi to luotsi_app;
