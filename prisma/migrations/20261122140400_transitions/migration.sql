-- Between units, regions and contacts: the register of transitions, cases that nothing keeps going, finding and opening clients,
-- and handovers to another region. What belongs to one region is guarded by its policies; only what is offered crosses the border.

-- Who opened the data of a client that is not of their units, and why: the reason is the relation, for twelve hours (invariant 6).
create table client_access (
  id uuid primary key default gen_random_uuid(), region char(2) not null, client_id uuid not null references client (id),
  worker text not null, unit text not null, reason text not null, at timestamptz(3) not null default now()
);
create index client_access_by_worker on client_access (client_id, worker, at desc);
alter table client_access enable row level security, force row level security;
create policy region on client_access using (region = current_setting('luotsi.region', true)::bpchar
  and (luotsi.is_system() or worker = current_setting('luotsi.user', true) or luotsi.leads()));
create trigger append_only before update or delete on client_access for each row execute function luotsi.refuse_change();

create function luotsi.opened(p_client uuid) returns boolean language sql stable as $$
  select luotsi.meets_clients() and exists (select from client_access a where a.client_id = p_client and a.worker = current_setting('luotsi.user', true) and a.at > now() - interval '12 hours') $$;
create policy opened on client for select using (region = current_setting('luotsi.region', true)::bpchar and luotsi.opened(id));
create policy opened_to_lock on client for update using (region = current_setting('luotsi.region', true)::bpchar and luotsi.opened(id));
create policy joined on contact for select using (region = current_setting('luotsi.region', true)::bpchar
  and (by_worker = current_setting('luotsi.user', true) or exists (select from care_case c where c.id = joined_case and luotsi.related(c.units))));

-- The open matters of a client, with where each one stands: they know of each other.
create function luotsi.matters_json(p_client uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(luotsi.case_summary(c) || jsonb_build_object('steps', (select coalesce(jsonb_agg(jsonb_build_object('names', t.names, 'unitNames', luotsi.unit_names(t.unit),
      'taskId', t.id) order by t.created_sequence, t.id), '[]') from task t where t.case_id = c.id and t.open)) order by c.status = 'ended', c.created_at desc), '[]')
  from care_case c where c.client_id = p_client $$;
create function luotsi.client_json(p_client uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', p.id, 'name', p.name, 'birthDate', p.birth_date, 'phone', p.phone, 'matters', luotsi.matters_json(p.id),
    'contacts', (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'channel', o.channel, 'initiatedAt', luotsi.iso(o.initiated_at), 'joined', o.joined_case is not null,
      'caseId', coalesce(o.joined_case, (select c.id from care_case c where c.contact_id = o.id))) order by o.initiated_at desc), '[]') from contact o where o.client_id = p.id))
  from client p where p.id = p_client $$;

-- Clients of my units by the beginning of a name, others only by what a caller knows of themselves: full name with birth date, or phone.
-- Of those nothing is told that was not asked with.
create function luotsi.search_clients(p_name text, p_birth date, p_phone text, p_limit integer) returns setof jsonb language plpgsql as $$
declare v_system text := current_setting('luotsi.system', true); v_digits text := nullif(regexp_replace(coalesce(p_phone, ''), '\D', '', 'g'), '');
begin
  perform set_config('luotsi.system', 'on', true);
  return query
    select jsonb_build_object('id', f.id, 'name', f.name, 'birthDate', case when f.mine or p_birth is not null then f.birth_date end,
      'phone', case when f.mine or v_digits is not null then f.phone end, 'mine', f.mine, 'openMatters', (select count(*) from care_case c where c.client_id = f.id and c.status <> 'ended'))
    from (select p.*, exists (select from care_case c where c.client_id = p.id and luotsi.related(c.units)) as mine from client p
      where (p_name is null or lower(p.name) like replace(replace(lower(p_name), '%', ''), '_', '') || '%' or lower(p.name) like '% ' || replace(replace(lower(p_name), '%', ''), '_', '') || '%')
        and (p_birth is null or p.birth_date = p_birth)
        and (v_digits is null or right(regexp_replace(coalesce(p.phone, ''), '\D', '', 'g'), 9) = right(v_digits, 9))) f
    where f.mine or length(v_digits) >= 7 or (p_birth is not null and lower(f.name) = lower(p_name))
    order by f.mine desc, f.name, f.id limit p_limit;
  perform set_config('luotsi.system', coalesce(v_system, ''), true);
end $$;

create function luotsi.open_client(p_client uuid, p_unit text, p_reason text) returns jsonb language plpgsql as $$
declare v_found boolean;
begin
  perform set_config('luotsi.system', 'on', true);
  v_found := exists (select from client where id = p_client);
  perform set_config('luotsi.system', '', true);
  if not v_found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  insert into client_access (region, client_id, worker, unit, reason) values (current_setting('luotsi.region'), p_client, current_setting('luotsi.user'), p_unit, p_reason);
  return jsonb_build_object('client', luotsi.client_json(p_client));
end $$;

-- Open cases that nothing keeps going: nobody responsible, no receiver that accepted in time, or neither a task nor a timer. Empty as long as
-- the rules hold; looked for in the rows, so that it also finds what the rules did not foresee.
create function luotsi.stuck_cases() returns table (case_id uuid, because text, since timestamptz) language sql stable as $$
  select c.id, s.because, s.since from care_case c cross join lateral (
    select case
        when c.status = 'starting' then 'notStarted'
        when c.responsible_unit is null then 'nobodyResponsible'
        when exists (select from handover h where h.case_id = c.id and h.status = 'expired') then 'noReceiver'
        when not exists (select from task t where t.case_id = c.id and t.open) and not exists (
          select from process_event e where e.case_id = c.id and e.type = 'timerScheduled' and not exists (
            select from process_event f where f.case_id = c.id and f.sequence > e.sequence and f.type in ('timerFired', 'timerCancelled') and f.data ->> 'timerId' = e.data ->> 'timerId'))
          then 'noTaskNoTimer' end as because,
      coalesce((select max(e.at) from process_event e where e.case_id = c.id), c.created_at) as since) s
  where c.region = current_setting('luotsi.region', true)::bpchar and c.status <> 'ended' and s.because is not null
    and (c.status = 'open' or c.created_at < now() - interval '10 minutes')
  order by s.since, c.id $$;

-- Raises what has been stuck for `p_after` to the supervisor of its unit, as a command of the case; again a day later while nothing has come of it.
-- Several processes may look at once: one of them raises. Answers how many it raised.
create function luotsi.raise_stuck(p_regions text[], p_after interval) returns integer language plpgsql as $$
declare v_region text; s record; v_count integer := 0;
begin
  if not pg_try_advisory_xact_lock(hashtext('luotsi.raise_stuck')) then return 0; end if;
  foreach v_region in array p_regions loop
    perform luotsi.enter(jsonb_build_object('region', v_region, 'system', true));
    for s in select c.id, coalesce(c.responsible_unit, c.units[array_upper(c.units, 1)]) as unit from luotsi.stuck_cases() k join care_case c on c.id = k.case_id
      where c.status = 'open' and k.since < now() - p_after
        and not exists (select from escalation e where e.case_id = c.id and e.finding = 'stuck' and (e.acknowledged_at is null or e.raised_at > now() - interval '1 day'))
        and not exists (select from command m where m.case_id = c.id and m.kind = 'raiseStuck' and m.status = 'pending')
    loop
      perform luotsi.follow_up(s.id, jsonb_build_object('type', 'raiseStuck', 'unit', s.unit, 'by', jsonb_build_object('worker', 'luotsi', 'unit', s.unit)), null);
      v_count := v_count + 1;
    end loop;
  end loop;
  return v_count;
end $$;

-- The gap of a transition in whole days of Helsinki: from acceptance to the first service event, or to now while none has come.
create function luotsi.gap_days(h handover) returns integer language sql stable as $$
  select case when (h).accepted_at is null or ((h).status = 'closed' and (h).first_service_at is null) then null
    else (coalesce((h).first_service_at, now()) at time zone 'Europe/Helsinki')::date - ((h).accepted_at at time zone 'Europe/Helsinki')::date end $$;
-- Over the limit by the clocks that measure it: `acceptance` from the offer, `gap` from the acceptance.
create function luotsi.transition_late(h handover, p_gap boolean) returns boolean language sql stable as $$
  select exists (select from case_clock k where k.case_id = (h).case_id and (k.about = (h).task_id or (not p_gap and k.about is null and k.element_id = (h).element_id))
    and (k.breached_at is not null or (k.state = 'running' and k.due <= now()))
    and case when p_gap then k.started_at >= (h).accepted_at else k.started_at < coalesce((h).accepted_at, 'infinity') end) $$;
create function luotsi.transition_json(h handover) returns jsonb language sql stable as $$
  select luotsi.handover_json(h) || jsonb_build_object('caseId', h.case_id, 'caseNumber', (select c.number from care_case c where c.id = h.case_id), 'gapDays', luotsi.gap_days(h),
    'lateAcceptance', luotsi.transition_late(h, false), 'lateService', luotsi.transition_late(h, true), 'moves', (select c.moves from care_case c where c.id = h.case_id)) $$;

-- A handover to another region, as a row of the receiving one: what is offered and nothing else of the case. The sender's side sees what became of it.
create table region_handover (
  id text primary key, region char(2) not null, from_region char(2) not null, from_case uuid not null, from_unit text not null, from_worker text,
  to_unit text not null, to_role text not null, terms jsonb not null, offered_at timestamptz(3) not null,
  status text not null check (status in ('offered', 'expired', 'returned', 'accepted', 'withdrawn')),
  client jsonb, contents jsonb, labels jsonb, options jsonb, reason text, answered_at timestamptz(3), to_case uuid,
  first_service_at timestamptz(3), closed_at timestamptz(3), outcome text, outcome_note text
);
create index region_handover_received on region_handover (region, to_unit, offered_at desc);
create index region_handover_sent on region_handover (from_region, from_case);
alter table region_handover enable row level security, force row level security;
create policy received on region_handover using (region = current_setting('luotsi.region', true)::bpchar
  and (luotsi.is_system() or (luotsi.meets_clients() and to_unit = any (luotsi.my_units()))));
create policy sent on region_handover using (from_region = current_setting('luotsi.region', true)::bpchar
  and (luotsi.is_system() or exists (select from care_case c where c.id = from_case and luotsi.related(c.units))));

create function luotsi.in_region(p_region text) returns void language plpgsql as $$
begin
  perform set_config('luotsi.region', p_region, true), set_config('luotsi.system', 'on', true);
end $$;

-- Behind every change of a case's handovers: what goes to another region is told there, what came from another region is told back.
-- In the transaction of the events, so that no side knows more than the other.
create function luotsi.sync_regions(p_case uuid, p_words jsonb) returns void language plpgsql as $$
declare r record; v_home text := current_setting('luotsi.region'); v_id uuid;
begin
  for r in select h.*, k.contents, c.region as home, p.name, p.birth_date, p.phone, o.service_language, o.interpreter_needed, o.need, o.seven_day_ground
    from handover h join care_case c on c.id = h.case_id join client p on p.id = c.client_id join contact o on o.id = c.contact_id left join handover_package k using (case_id, task_id)
    where h.case_id = p_case and h.terms is not null and h.transition = 'regionToRegion' and h.offered_at is not null and h.from_offer is null
  loop
    insert into region_handover as g (id, region, from_region, from_case, from_unit, from_worker, to_unit, to_role, terms, offered_at, status, client, contents, labels, options)
      values (p_case || '~' || replace(r.task_id, '#', '.'), left(r.to_unit, 2), r.home, p_case, r.from_unit, r.from_worker, r.to_unit, r.to_role, r.terms, r.offered_at,
        case r.status when 'closed' then 'accepted' else r.status end,
        jsonb_build_object('name', r.name, 'birthDate', r.birth_date, 'phone', r.phone, 'serviceLanguage', r.service_language, 'interpreterNeeded', r.interpreter_needed, 'need', r.need, 'sevenDayGround', r.seven_day_ground),
        r.contents, p_words -> 'labels', p_words -> 'options')
      on conflict (id) do update set status = excluded.status, offered_at = excluded.offered_at, reason = r.reason,
        answered_at = case when excluded.status in ('returned', 'accepted', 'withdrawn') then coalesce(g.answered_at, now()) end,
        -- what is not offered any more is the other region's no longer
        client = case when excluded.status in ('offered', 'expired', 'accepted') then coalesce(g.client, excluded.client) end,
        contents = case when excluded.status = 'offered' then excluded.contents when excluded.status in ('expired', 'accepted') then g.contents end,
        labels = coalesce(excluded.labels, g.labels), options = coalesce(excluded.options, g.options);
    perform pg_notify('luotsi_live', jsonb_build_object('region', left(r.to_unit, 2), 'caseId', null, 'units', array[r.to_unit], 'kind', 'task')::text);
  end loop;
  for r in select h.*, k.outcome_note from handover h left join handover_package k using (case_id, task_id) where h.case_id = p_case and h.from_offer is not null loop
    update region_handover g set to_case = p_case, first_service_at = r.first_service_at, closed_at = r.closed_at, outcome = r.outcome, outcome_note = r.outcome_note where g.id = r.from_offer;
    -- The case here is open and somebody is responsible for it: only now the sender is released, by a command of their case.
    perform luotsi.in_region(split_part(g.from_region, ' ', 1)) from region_handover g where g.id = r.from_offer;
    insert into command (id, region, kind, case_id, version_hash, worker, body_hash, payload)
      select md5('accept' || g.id)::uuid, g.from_region, 'acceptHandover', g.from_case, c.version_hash, r.accepted_worker, 'region',
        jsonb_build_object('type', 'acceptHandover', 'taskId', replace(split_part(g.id, '~', 2), '.', '#'), 'by', jsonb_build_object('worker', r.accepted_worker, 'unit', r.accepted_unit))
      from region_handover g join care_case c on c.id = g.from_case where g.id = r.from_offer and g.status in ('offered', 'expired')
      on conflict (id) do nothing;
    perform luotsi.in_region(v_home);
  end loop;
end $$;

create function luotsi.region_handover_json(g region_handover) returns jsonb language sql stable as $$
  select jsonb_build_object('id', (g).id, 'direction', case when (g).region = current_setting('luotsi.region', true)::bpchar then 'received' else 'sent' end,
    'fromRegion', (g).from_region, 'toRegion', (g).region, 'fromUnit', (g).from_unit, 'toUnit', (g).to_unit, 'toRole', (g).to_role, 'status', (g).status, 'offeredAt', luotsi.iso((g).offered_at),
    'answeredAt', luotsi.iso((g).answered_at), 'reason', (g).reason, 'client', (g).client, 'package', (g).contents, 'labels', coalesce((g).labels, '{}'), 'options', coalesce((g).options, '{}'),
    'caseId', case when (g).region = current_setting('luotsi.region', true)::bpchar then (g).to_case else (g).from_case end, 'accepting', (g).to_case is not null and (g).status <> 'accepted',
    'firstServiceAt', luotsi.iso((g).first_service_at), 'closedAt', luotsi.iso((g).closed_at), 'outcome', (g).outcome, 'outcomeNote', (g).outcome_note) $$;

-- The receiver accepts: contact, client, case and its opening command in one transaction; the offer is taken. The sender stays responsible until
-- the case here is open (luotsi.sync_regions). p: as for luotsi.insert_contact, with offerId
create function luotsi.accept_region_handover(scope jsonb, p jsonb) returns jsonb language plpgsql as $$
declare g region_handover; v_answer jsonb;
begin
  perform luotsi.enter(scope);
  select * into g from region_handover where id = p ->> 'offerId' and region = current_setting('luotsi.region')::bpchar and to_unit = any (luotsi.my_units()) for update;
  if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  v_answer := luotsi.repeated_command((p ->> 'commandId')::uuid, p ->> 'bodyHash');
  if v_answer is not null then return v_answer; end if;
  if g.status not in ('offered', 'expired') or g.to_case is not null then return jsonb_build_object('refused', 'HANDOVER_NOT_OPEN'); end if;
  v_answer := luotsi.insert_contact(scope, p - 'offerId');
  if v_answer ? 'refused' then return v_answer; end if;
  update region_handover set to_case = (p ->> 'caseId')::uuid where id = g.id;
  return v_answer;
end $$;

-- The receiver returns it: a command of the sender's case, by somebody who never sees that case.
create function luotsi.return_region_handover(scope jsonb, p jsonb) returns jsonb language plpgsql as $$
declare g region_handover; v_id uuid := (p ->> 'commandId')::uuid; v_answer jsonb;
begin
  perform luotsi.enter(scope);
  select * into g from region_handover where id = p ->> 'offerId' and region = current_setting('luotsi.region')::bpchar and to_unit = any (luotsi.my_units()) for update;
  if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  perform luotsi.in_region(g.from_region);
  v_answer := luotsi.repeated_command(v_id, p ->> 'bodyHash');
  if v_answer is null and (g.status not in ('offered', 'expired') or g.to_case is not null) then v_answer := jsonb_build_object('refused', 'HANDOVER_NOT_OPEN'); end if;
  if v_answer is null then
    insert into command (id, region, kind, case_id, version_hash, worker, body_hash, payload)
      select v_id, g.from_region, 'returnHandover', g.from_case, c.version_hash, scope ->> 'user', p ->> 'bodyHash', p -> 'command' from care_case c where c.id = g.from_case;
    v_answer := jsonb_build_object('state', 'new', 'command', luotsi.command_json(v_id));
  end if;
  perform luotsi.enter(scope);
  return v_answer;
end $$;

-- Units that a handover can go to, of every region: names and the roles of their workers, nothing of people.
create function luotsi.receivers() returns jsonb language plpgsql as $$
declare v_home text := current_setting('luotsi.region', true); v_system text := current_setting('luotsi.system', true); v_code text; v_all jsonb := '[]';
begin
  for v_code in select lpad(n::text, 2, '0') from generate_series(1, 21) n union all select unnest(array['90', '91']) loop
    perform luotsi.in_region(v_code);
    v_all := v_all || coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'region', u.region, 'names', u.names, 'roles', (select coalesce(jsonb_agg(distinct r), '[]')
      from staff s, unnest(s.roles) r where u.id = any (s.units) and r in ('adviser', 'guide', 'coordinator', 'partner'))) order by u.id) from unit u), '[]');
  end loop;
  perform set_config('luotsi.region', coalesce(v_home, ''), true), set_config('luotsi.system', coalesce(v_system, ''), true);
  return v_all;
end $$;

-- Whether another region has begun to accept: then the sender can take it back no more.
create function luotsi.is_being_accepted(p_id text) returns boolean language sql stable as $$
  select coalesce((select g.to_case is not null from region_handover g where g.id = p_id), false) $$;

grant select on client_access, region_handover to luotsi_app;
grant insert on client_access, region_handover to luotsi_app;
grant update on region_handover to luotsi_app;
revoke execute on all functions in schema luotsi from public;
grant execute on all functions in schema luotsi to luotsi_app;
