-- People: who is there today, who stands in for whom, who may take another client, who leaves. Functions that take a scope are one round trip.

create function luotsi.own_region() returns char(2) language sql stable parallel safe return current_setting('luotsi.region', true)::bpchar;

-- The absence that keeps a person away on a day; null when they are there.
create function luotsi.absence_on(p_worker text, p_day date) returns absence language sql stable as $$
  select a from absence a where a.region = luotsi.own_region() and a.worker = p_worker and a.status = 'agreed' and p_day between a.from_date and a.to_date
  order by a.substitute_accepted desc, a.from_date limit 1 $$;
create function luotsi.is_there(p_worker text, p_day date) returns boolean language sql stable as $$
  select exists (select from staff s where s.id = p_worker and s.deactivated_at is null) and (luotsi.absence_on(p_worker, p_day)).id is null $$;

-- Whoever answers for a person on a day: themselves, the substitute who has accepted, the deputy. Null = nobody of these is there.
create function luotsi.stand_in(p_worker text, p_day date, p_because text) returns jsonb language plpgsql stable as $$
declare v_absence absence; v_deputy text;
begin
  if luotsi.is_there(p_worker, p_day) then return jsonb_build_object('worker', p_worker, 'because', p_because); end if;
  v_absence := luotsi.absence_on(p_worker, p_day);
  if v_absence.substitute_accepted and luotsi.is_there(v_absence.substitute, p_day) then
    return jsonb_build_object('worker', v_absence.substitute, 'because', 'substitute', 'insteadOf', p_worker);
  end if;
  select deputy into v_deputy from staff where id = p_worker;
  if v_deputy is not null and luotsi.is_there(v_deputy, p_day) then return jsonb_build_object('worker', v_deputy, 'because', 'deputy', 'insteadOf', p_worker); end if;
  return null;
end $$;
-- Those who have a role in a unit and are there; when none is, who stands in for them.
create function luotsi.addressees_of_role(p_unit text, p_role text, p_day date) returns jsonb language sql stable as $$
  with holders as (select s.id, luotsi.is_there(s.id, p_day) as there from staff s
    where s.region = luotsi.own_region() and s.deactivated_at is null and p_role = any (s.roles) and p_unit = any (s.units))
  select coalesce(jsonb_agg(distinct reached.a), '[]') from (
    select luotsi.stand_in(h.id, p_day, 'role') as a from holders h where h.there or not exists (select from holders o where o.there)) reached where reached.a is not null $$;
-- Whom a call reaches on a day: the named worker or who stands in for them, the role, else the next level above, in the unit and then in the region.
-- A unit without a name is called by its supervisor. Where nobody at all is there, who would be called is called although absent: a call is never
-- nobody's. An empty list = the region has nobody of these at all.
create function luotsi.addressees(p_region text, p_unit text, p_role text, p_worker text, p_day date) returns jsonb language plpgsql as $$
declare
  v_one jsonb; v_all jsonb; v_role text; v_chain text[] := array['supervisor', 'unitManager', 'divisionDirector', 'upperManagement']; v_above text[];
  v_called text := case p_role when 'responsible' then 'supervisor' else p_role end;
begin
  perform luotsi.enter(jsonb_build_object('region', p_region, 'system', true));
  if p_worker is not null then
    v_one := luotsi.stand_in(p_worker, p_day, 'named');
    if v_one is not null then return jsonb_build_array(v_one); end if;
  else
    v_all := luotsi.addressees_of_role(p_unit, v_called, p_day);
    if v_all <> '[]' then return v_all; end if;
  end if;
  v_above := coalesce(v_chain[coalesce(array_position(v_chain, p_role), 0) + 1:], '{}');
  foreach v_role in array v_above loop
    v_all := luotsi.addressees_of_role(p_unit, v_role, p_day);
    exit when v_all <> '[]';
  end loop;
  if coalesce(v_all, '[]') = '[]' then
    select coalesce(jsonb_agg(jsonb_build_object('worker', s.id) order by s.id), '[]') into v_all from staff s
      where s.region = p_region and s.roles && v_chain[3:] and luotsi.is_there(s.id, p_day);
  end if;
  if v_all <> '[]' then
    return (select jsonb_agg(a || jsonb_build_object('because', 'nextLevel', 'insteadOf', coalesce(p_worker, p_role))) from jsonb_array_elements(v_all) a);
  end if;
  return (select coalesce(jsonb_agg(jsonb_build_object('worker', s.id, 'because', 'absent') order by s.id), '[]') from staff s
    where s.region = p_region and s.deactivated_at is null and (s.id = p_worker or (p_unit = any (s.units) and s.roles && (v_called || v_chain))));
end $$;

-- Clients that a person coordinates, is offered or is about to be offered.
create function luotsi.clients_of(p_worker text) returns setof uuid language sql stable as $$
  select distinct c.client_id from care_case c where c.status = 'open' and c.id in (
    select k.case_id from case_coordinator k where k.region = luotsi.own_region() and k.worker = p_worker and k.until is null
    union all select n.case_id from naming n where n.region = luotsi.own_region() and n.nominee = p_worker and n.status = 'offered'
    union all select m.case_id from command m where m.region = luotsi.own_region() and m.status = 'pending' and m.takes_place_of = p_worker) $$;
create function luotsi.may_name(t task) returns boolean language sql stable as $$
  select exists (select from naming n where n.case_id = t.case_id and n.task_id = t.task_id and n.unit = any (luotsi.my_units())
    and n.named_by = any (string_to_array(current_setting('luotsi.roles', true), ','))) $$;

-- The person whom a command brings work is locked, so that two cases never take one last place; their profession goes into the command as evidence.
-- p.place: worker, unit, coordinates (true: as a client's coordinator), limit (the model's). Answers what p gets, or {"refused"}.
create function luotsi.with_person(p_case uuid, t task, p jsonb) returns jsonb language plpgsql as $$
declare
  v_place jsonb := p -> 'place'; v_staff staff; v_full boolean; v_command jsonb := p -> 'command'; v_limit integer; v_clients uuid[]; v_evidence jsonb; v_client uuid;
begin
  select * into v_staff from staff where id = v_place ->> 'worker' for update;
  if not found or v_staff.deactivated_at is not null or v_place ->> 'unit' <> all (v_staff.units) or not luotsi.is_there(v_staff.id, luotsi.today()) then
    return jsonb_build_object('refused', 'PERSON_NOT_AVAILABLE');
  end if;
  if (v_place ->> 'coordinates')::boolean is not true then
    return jsonb_build_object('command', case p ->> 'kind' when 'moveTask' then v_command || jsonb_strip_nulls(jsonb_build_object('from', t.assignee_worker)) else v_command end);
  end if;
  v_evidence := jsonb_strip_nulls(jsonb_build_object('profession', v_staff.profession, 'employment', v_staff.employment));
  v_limit := coalesce(v_staff.client_limit, (v_place ->> 'limit')::integer);
  -- counted over all units, whatever the caller may see
  perform set_config('luotsi.system', 'on', true);
  v_clients := array(select luotsi.clients_of(v_staff.id));
  select client_id into v_client from care_case where id = p_case;
  perform set_config('luotsi.system', '', true);
  v_full := v_limit is not null and v_client <> all (v_clients) and cardinality(v_clients) >= v_limit;
  if p ->> 'kind' = 'nameCoordinator' then
    v_command := v_command || jsonb_build_object('nominee', jsonb_build_object('worker', v_staff.id, 'unit', v_place ->> 'unit') || v_evidence) || case when v_full then '{"full": true}'::jsonb else '{}' end;
  elsif v_full then
    return jsonb_build_object('refused', 'COORDINATOR_FULL');
  else
    v_command := v_command || jsonb_build_object('qualification', v_evidence);
  end if;
  return jsonb_build_object('command', v_command, 'takesPlaceOf', case when not v_full then v_staff.id end);
end $$;

-- A command that follows from something: committed with it, executed by whoever comes first. `attempted_at` far back = at the next sweep.
create function luotsi.follow_up(p_case uuid, p_command jsonb, p_place_of text) returns void language sql as $$
  insert into command (id, region, kind, case_id, version_hash, worker, body_hash, payload, takes_place_of, attempted_at)
  select gen_random_uuid(), c.region, p_command ->> 'type', c.id, c.version_hash, p_command #>> '{by,worker}', 'follow-up', p_command, p_place_of, '2000-01-01'
  from care_case c where c.id = p_case and c.status = 'open' $$;

create function luotsi.apply_coordinators(p_region text, p_case uuid, c jsonb) returns void language plpgsql as $$
declare o jsonb;
begin
  for o in select * from jsonb_array_elements(coalesce(c -> 'coordinators', '[]')) loop
    update case_coordinator set until = (o ->> 'at')::timestamptz, ended_because = coalesce(o ->> 'because', 'replaced') where case_id = p_case and role = o ->> 'role' and until is null;
    if o ? 'worker' then
      insert into case_coordinator (case_id, role, since, sequence, region, names, required, worker, unit, profession, employment)
        values (p_case, o ->> 'role', (o ->> 'at')::timestamptz, (o ->> 'sequence')::integer, p_region, o -> 'names', (o ->> 'required')::boolean, o ->> 'worker', o ->> 'unit', o ->> 'profession', o ->> 'employment')
        on conflict do nothing;
    end if;
  end loop;
  if c ? 'namings' then
    insert into naming (case_id, task_id, region, role, names, client_limit, status, unit, named_by, because, since, replaces, nominee, nominee_unit, justification, queued_at, reason, ended_at)
      select p_case, r."taskId", p_region, r.role, r.names, r."clientLimit", r.status, r.unit, r."namedBy", r.because, r.since, r.replaces, r.nominee, r."nomineeUnit", r.justification, r."queuedAt", r.reason, r."endedAt"
      from jsonb_to_recordset(c -> 'namings') r("taskId" text, role text, names jsonb, "clientLimit" integer, status text, unit text, "namedBy" text, because text, since timestamptz, replaces text,
        nominee text, "nomineeUnit" text, justification text, "queuedAt" timestamptz, reason text, "endedAt" timestamptz)
      on conflict (case_id, task_id) do nothing;
  end if;
  if c ? 'namingSets' then
    update naming n set status = coalesce(r.status, n.status), nominee = case when r."setNominee" then r.nominee else n.nominee end,
        nominee_unit = case when r."setNominee" then r."nomineeUnit" else n.nominee_unit end, justification = case when r."setNominee" then r.justification else n.justification end,
        queued_at = case when r."setNominee" then r."queuedAt" else n.queued_at end, reason = coalesce(r.reason, n.reason), ended_at = coalesce(r."endedAt", n.ended_at)
      from jsonb_to_recordset(c -> 'namingSets') r("taskId" text, status text, "setNominee" boolean, nominee text, "nomineeUnit" text, justification text, "queuedAt" timestamptz, reason text, "endedAt" timestamptz)
      where n.case_id = p_case and n.task_id = r."taskId";
  end if;
  if c #> '{case,endedAt}' is not null then
    update case_coordinator set until = (c #>> '{case,endedAt}')::timestamptz, ended_because = 'caseEnded' where case_id = p_case and until is null;
  end if;
end $$;

-- A place may be free now: the first who waits for the person is offered it. Under the system's scope; people in one order, so that two never wait for each other.
create function luotsi.offer_places(p_region text) returns void language plpgsql as $$
declare v_worker text; v_staff staff; n naming; v_free integer;
begin
  for v_worker in select distinct nominee from naming where region = p_region and status = 'queued' order by nominee loop
    select * into v_staff from staff where id = v_worker for update;
    continue when not luotsi.is_there(v_worker, luotsi.today());
    for n in select * from naming where region = p_region and status = 'queued' and nominee = v_worker order by queued_at, case_id loop
      v_free := coalesce(v_staff.client_limit, n.client_limit, 2147483647) - (select count(*) from luotsi.clients_of(v_worker));
      exit when v_free <= 0;
      continue when exists (select from command m where m.case_id = n.case_id and m.status = 'pending' and m.takes_place_of = v_worker);
      perform luotsi.follow_up(n.case_id, jsonb_strip_nulls(jsonb_build_object('type', 'nameCoordinator', 'taskId', n.task_id, 'justification', n.justification,
        'nominee', jsonb_build_object('worker', v_worker, 'unit', n.nominee_unit, 'profession', v_staff.profession, 'employment', v_staff.employment),
        'by', jsonb_build_object('worker', 'luotsi', 'unit', n.unit))), v_worker);
    end loop;
  end loop;
end $$;

-- Roles of a person that must not stand empty: required ones of open cases in the intensive tier.
create function luotsi.held_roles(p_worker text) returns setof case_coordinator language sql stable as $$
  select k.* from case_coordinator k join care_case c on c.id = k.case_id where k.region = luotsi.own_region() and k.worker = p_worker and k.until is null and c.status = 'open' and k.required and c.tier >= 3 $$;
-- Asks for the next coordinator of each of the person's clients, once. Answers how many roles still keep the person.
create function luotsi.ask_for_next(p_worker text, p_because text, p_by jsonb) returns integer language plpgsql as $$
declare k case_coordinator; v_count integer := 0;
begin
  for k in select * from luotsi.held_roles(p_worker) order by case_id loop
    v_count := v_count + 1;
    continue when exists (select from naming n where n.case_id = k.case_id and n.role = k.role and n.status in ('needed', 'offered', 'queued'))
      or exists (select from command m where m.case_id = k.case_id and m.status = 'pending' and m.kind = 'endCoordination' and m.payload ->> 'role' = k.role);
    perform luotsi.follow_up(k.case_id, jsonb_build_object('type', 'endCoordination', 'role', k.role, 'worker', p_worker, 'because', p_because, 'by', p_by), null);
  end loop;
  return v_count;
end $$;
-- Whether a client is on the way to the person: offered a place by a command that has not ended.
create function luotsi.is_taking(p_worker text) returns boolean language sql stable as $$
  select exists (select from command m where m.region = luotsi.own_region() and m.status = 'pending' and m.takes_place_of = p_worker) $$;

-- What a person who leaves for good still has is given back: other roles, offers, responsibility, claimed tasks.
create function luotsi.give_back(p_worker text, p_by jsonb) returns void language plpgsql as $$
declare k case_coordinator; n naming; v_case uuid;
begin
  for k in select * from case_coordinator where region = luotsi.own_region() and worker = p_worker and until is null order by case_id loop
    perform luotsi.follow_up(k.case_id, jsonb_build_object('type', 'endCoordination', 'role', k.role, 'worker', p_worker, 'because', 'deactivation', 'by', p_by), null);
  end loop;
  for n in select * from naming where region = luotsi.own_region() and nominee = p_worker and status in ('offered', 'queued') order by case_id loop
    perform luotsi.follow_up(n.case_id, jsonb_build_object('type', 'declineCoordination', 'taskId', n.task_id, 'reason', 'deactivation',
      'by', jsonb_build_object('worker', p_worker, 'unit', n.nominee_unit)), null);
  end loop;
  for v_case in select id from care_case where region = luotsi.own_region() and responsible_worker = p_worker and status = 'open' order by id loop
    perform luotsi.follow_up(v_case, jsonb_build_object('type', 'leaveCase', 'worker', p_worker, 'because', 'deactivation', 'by', p_by), null);
  end loop;
  update task set status = 'waiting', assignee_worker = null, assignee_unit = null, assignee_name = null, version = version + 1 where region = luotsi.own_region() and assignee_worker = p_worker and status = 'claimed';
end $$;

create function luotsi.absence_json(p_id uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', a.id, 'worker', a.worker, 'workerName', w.name, 'from', a.from_date, 'to', a.to_date, 'substitute', a.substitute, 'substituteName', s.name,
    'substituteAccepted', a.substitute_accepted, 'status', a.status)
  from absence a left join staff w on w.id = a.worker left join staff s on s.id = a.substitute where a.id = p_id $$;
create function luotsi.is_overdue(t task) returns boolean language sql stable parallel safe return (t).breached or (t).statutory_due <= now() or (t).target_due <= now();
create function luotsi.person_json(p_worker text) returns jsonb language sql stable as $$
  select jsonb_build_object('id', s.id, 'version', s.version, 'name', s.name, 'roles', to_jsonb(s.roles), 'units', to_jsonb(s.units), 'profession', s.profession, 'employment', s.employment,
    'language', s.language, 'email', s.email, 'clientLimit', s.client_limit, 'deputy', s.deputy, 'active', s.deactivated_at is null, 'there', luotsi.is_there(s.id, luotsi.today()),
    'clients', (select count(distinct c.client_id) from case_coordinator k join care_case c on c.id = k.case_id where k.region = s.region and k.worker = s.id and k.until is null),
    'waiting', (select count(*) from naming n where n.region = s.region and n.nominee = s.id and n.status = 'queued'),
    'openTasks', load.open, 'overdue', load.overdue,
    'absences', (select coalesce(jsonb_agg(luotsi.absence_json(a.id) order by a.from_date), '[]') from absence a where a.region = s.region and a.worker = s.id and a.to_date >= luotsi.today() and a.status <> 'cancelled'))
  from staff s cross join lateral (select count(*) as open, count(*) filter (where luotsi.is_overdue(t)) as overdue from task t
    where t.region = s.region and t.open and s.id in (t.assignee_worker, case when t.assignee_worker is null then t.for_worker end)) load
  where s.id = p_worker $$;

-- A supervisor's own people: those who share a unit with them.
create function luotsi.supervises(scope jsonb, p_worker text) returns boolean language sql stable as $$
  select string_to_array(scope ->> 'roles', ',') && array['supervisor', 'unitManager']
    and exists (select from staff s where s.id = p_worker and s.units && string_to_array(scope ->> 'units', ',')) $$;

-- From here on the system's eyes are used for what a supervisor decides about one of their people: all the person's cases count, whoever may see them.
create function luotsi.deactivate_person(scope jsonb, p_worker text, p_by jsonb) returns jsonb language plpgsql as $$
declare v_roles integer;
begin
  perform luotsi.enter(scope || '{"system": true}');
  perform from staff where id = p_worker for update;
  if not luotsi.supervises(scope, p_worker) then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  v_roles := luotsi.ask_for_next(p_worker, 'deactivation', p_by);
  if v_roles > 0 or luotsi.is_taking(p_worker) then return jsonb_build_object('refused', 'COORDINATOR_NEEDED'); end if;
  perform luotsi.give_back(p_worker, p_by);
  update staff set deactivated_at = coalesce(deactivated_at, now()), version = version + 1 where id = p_worker;
  delete from session where worker = p_worker;
  return jsonb_build_object('person', luotsi.person_json(p_worker));
end $$;
create function luotsi.activate_person(scope jsonb, p_worker text) returns jsonb language plpgsql as $$
begin
  perform luotsi.enter(scope || '{"system": true}');
  if not luotsi.supervises(scope, p_worker) then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  update staff set deactivated_at = null, version = version + 1 where id = p_worker and deactivated_at is not null;
  return jsonb_build_object('person', luotsi.person_json(p_worker));
end $$;
-- p: profession, employment, language, email, clientLimit, deputy
create function luotsi.update_person(scope jsonb, p_worker text, p_version integer, p jsonb) returns jsonb language plpgsql as $$
declare v_staff staff;
begin
  perform luotsi.enter(scope || '{"system": true}');
  select * into v_staff from staff where id = p_worker for update;
  if not luotsi.supervises(scope, p_worker) then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  if v_staff.version <> p_version then return jsonb_build_object('refused', 'VERSION_STALE'); end if;
  if p ->> 'deputy' = p_worker or (p ->> 'deputy' is not null and not exists (select from staff where id = p ->> 'deputy' and deactivated_at is null)) then
    return jsonb_build_object('refused', 'PERSON_NOT_AVAILABLE');
  end if;
  update staff set profession = p ->> 'profession', employment = p ->> 'employment', language = p ->> 'language', email = p ->> 'email', client_limit = (p ->> 'clientLimit')::integer,
    deputy = p ->> 'deputy', version = version + 1 where id = p_worker;
  perform luotsi.offer_places(scope ->> 'region');
  return jsonb_build_object('person', luotsi.person_json(p_worker));
end $$;

create function luotsi.has_absence(p_workers text[], p_from date, p_to date, p_except uuid) returns boolean language sql stable as $$
  select exists (select from absence where region = luotsi.own_region() and worker = any (p_workers) and status in ('agreed', 'proposed') and id <> p_except and from_date <= p_to and to_date >= p_from) $$;
-- p: id, from, to, substitute, mostDays (of a coordinator's absence that a substitute may bridge), by. For oneself, or as a supervisor.
create function luotsi.plan_absence(scope jsonb, p_worker text, p jsonb) returns jsonb language plpgsql as $$
declare
  v_id uuid := (p ->> 'id')::uuid; v_from date := (p ->> 'from')::date; v_to date := (p ->> 'to')::date; v_substitute text := p ->> 'substitute'; v_holds boolean; v_roles integer;
begin
  perform luotsi.enter(scope || '{"system": true}');
  perform from staff where id = p_worker for update;
  if not found or (p_worker <> scope ->> 'user' and not luotsi.supervises(scope, p_worker)) then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  -- the same request again
  if exists (select from absence where id = v_id) then return jsonb_build_object('absence', luotsi.absence_json(v_id)); end if;
  if v_substitute is not null and (v_substitute = p_worker or not exists (select from staff s join staff w on w.id = p_worker where s.id = v_substitute and s.deactivated_at is null and s.units && w.units)) then
    return jsonb_build_object('refused', 'PERSON_NOT_AVAILABLE');
  end if;
  if luotsi.has_absence(array[p_worker, v_substitute], v_from, v_to, v_id) then return jsonb_build_object('refused', 'ABSENCE_OVERLAPS'); end if;
  v_holds := exists (select from luotsi.held_roles(p_worker)) or luotsi.is_taking(p_worker);
  if v_holds and (v_substitute is null or v_to - v_from + 1 > (p ->> 'mostDays')::integer) then
    v_roles := luotsi.ask_for_next(p_worker, 'absence', p -> 'by');
    return jsonb_build_object('refused', 'COORDINATOR_NEEDED', 'roles', v_roles);
  end if;
  insert into absence (id, region, worker, from_date, to_date, substitute, status, created_by)
    values (v_id, scope ->> 'region', p_worker, v_from, v_to, v_substitute, case when v_holds then 'proposed' else 'agreed' end, scope ->> 'user');
  return jsonb_build_object('absence', luotsi.absence_json(v_id));
end $$;
-- The substitute answers; a coordinator's absence holds from the acceptance on. Who is relied on does not step back silently: the absence is cancelled instead.
create function luotsi.answer_absence(scope jsonb, p_id uuid, p_yes boolean) returns jsonb language plpgsql as $$
declare v absence;
begin
  perform luotsi.enter(scope || '{"system": true}');
  select * into v from absence where id = p_id for update;
  if not found or v.substitute is distinct from scope ->> 'user' or v.status in ('declined', 'cancelled') then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  if p_yes and luotsi.has_absence(array[v.substitute], v.from_date, v.to_date, p_id) then return jsonb_build_object('refused', 'ABSENCE_OVERLAPS'); end if;
  if not p_yes and v.substitute_accepted then return jsonb_build_object('refused', 'COORDINATOR_NEEDED'); end if;
  update absence set substitute_accepted = p_yes, answered_at = now(), status = case when p_yes then 'agreed' when status = 'proposed' then 'declined' else status end where id = p_id;
  return jsonb_build_object('absence', luotsi.absence_json(p_id));
end $$;
create function luotsi.cancel_absence(scope jsonb, p_id uuid) returns jsonb language plpgsql as $$
declare v absence;
begin
  perform luotsi.enter(scope || '{"system": true}');
  select * into v from absence where id = p_id for update;
  if not found or (v.worker <> scope ->> 'user' and not luotsi.supervises(scope, v.worker)) then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  update absence set status = 'cancelled', answered_at = now() where id = p_id and status <> 'cancelled';
  return jsonb_build_object('absence', luotsi.absence_json(p_id));
end $$;
-- Absences that concern the caller: their own and those in which they stand in.
create function luotsi.my_absences() returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(luotsi.absence_json(a.id) order by a.from_date, a.id), '[]') from absence a
  where a.region = luotsi.own_region() and current_setting('luotsi.user', true) in (a.worker, a.substitute) and a.to_date >= luotsi.today() and a.status <> 'cancelled' $$;

-- People who share a unit with the supervisor, with their load; and what lies in each unit's queue.
create function luotsi.people_json(scope jsonb) returns jsonb language plpgsql as $$
declare v_units text[] := string_to_array(scope ->> 'units', ',');
begin
  perform luotsi.enter(scope || '{"system": true}');
  return jsonb_build_object(
    'items', (select coalesce(jsonb_agg(luotsi.person_json(s.id) order by s.deactivated_at is not null, s.name, s.id), '[]') from staff s where s.region = luotsi.own_region() and s.units && v_units),
    'units', (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'names', u.names, 'open', load.open, 'unassigned', load.unassigned, 'overdue', load.overdue) order by u.id), '[]')
      from unit u cross join lateral (select count(*) as open, count(*) filter (where t.assignee_worker is null and t.for_worker is null) as unassigned, count(*) filter (where luotsi.is_overdue(t)) as overdue
        from task t where t.region = u.region and t.unit = u.id and t.open) load
      where u.id = any (v_units)));
end $$;
-- Whom the namer of a task can choose: the unit's coordinators with their load. Who may by law is judged when the naming is sent.
create function luotsi.candidates_json(p_task text) returns jsonb language plpgsql as $$
declare t task; n naming; v_people jsonb;
begin
  select * into t from task where id = p_task;
  if not found or not luotsi.may_name(t) then return null; end if;
  select * into n from naming where case_id = t.case_id and task_id = t.task_id;
  perform set_config('luotsi.system', 'on', true);
  v_people := (select coalesce(jsonb_agg(jsonb_build_object('worker', s.id, 'unit', n.unit, 'name', s.name, 'profession', s.profession, 'employment', s.employment,
      'there', luotsi.is_there(s.id, luotsi.today()), 'clients', (select count(*) from luotsi.clients_of(s.id)), 'limit', coalesce(s.client_limit, n.client_limit)) order by s.name, s.id), '[]')
    from staff s where s.region = t.region and s.deactivated_at is null and n.unit = any (s.units) and s.id is distinct from n.replaces and 'coordinator' = any (s.roles));
  perform set_config('luotsi.system', '', true);
  return v_people;
end $$;

-- K14: times in the intensive tier at which a required role had lost its holder and the next had not begun. Must be empty. Beside it who has not been
-- named yet (K7 runs): that is a wait, not a gap.
create function luotsi.coordinator_gaps() returns jsonb language sql stable as $$
  select jsonb_build_object(
    'gaps', (select coalesce(jsonb_agg(jsonb_build_object('caseId', k.case_id, 'caseNumber', c.number, 'role', k.role, 'names', k.names, 'from', luotsi.iso(k.until), 'to', luotsi.iso(n.since),
        'lastHolder', luotsi.actor_json(k.worker, k.unit)) order by k.until, k.case_id), '[]')
      from case_coordinator k join care_case c on c.id = k.case_id
      left join lateral (select min(o.since) as since from case_coordinator o where o.case_id = k.case_id and o.role = k.role and o.sequence > k.sequence) n on true
      where k.region = luotsi.own_region() and k.required and c.tier >= 3 and k.until is not null and k.until < coalesce(c.ended_at, 'infinity') and coalesce(n.since > k.until, true)),
    'waiting', (select coalesce(jsonb_agg(jsonb_build_object('caseId', t.case_id, 'caseNumber', c.number, 'names', t.names, 'since', luotsi.iso(t.created_at), 'unit', t.unit) order by t.created_at, t.id), '[]')
      from task t join care_case c on c.id = t.case_id where t.region = luotsi.own_region() and t.open and t.kind in ('naming', 'nomination')
        and not exists (select from case_coordinator k where k.case_id = t.case_id and k.until is null and t.element_id = 'naming:' || k.role))) $$;

revoke execute on all functions in schema luotsi from public;
grant execute on all functions in schema luotsi to luotsi_app;

-- Development groups of a version with the names of their people.
create function luotsi.groups_json(p_groups jsonb) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(g || jsonb_build_object('members',
    (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'name', coalesce(s.name, m.id)) order by m.at), '[]') from jsonb_array_elements_text(g -> 'members') with ordinality m(id, at) left join staff s on s.id = m.id)) order by n), '[]')
  from jsonb_array_elements(p_groups) with ordinality each(g, n) $$;
-- People who have the role for what a group may do: 'edits' or 'approves'.
create function luotsi.group_people(p_right text) returns setof staff language sql stable as $$
  select s from staff s where s.deactivated_at is null and s.region = luotsi.own_region() and s.roles && case p_right when 'edits' then '{developmentLead}'::text[] else '{unitManager,manager}'::text[] end $$;
-- Whether the groups let the scope's user: no group with the right, or none with anybody left who could use it, binds nobody.
create function luotsi.group_allows(p_groups jsonb, p_right text) returns boolean language sql stable as $$
  select coalesce(bool_or(s.id = coalesce(current_setting('luotsi.user', true), '')), true)
  from jsonb_array_elements(p_groups) g cross join jsonb_array_elements_text(g -> 'members') m(id) join luotsi.group_people(p_right) s on s.id = m.id where (g -> p_right)::boolean $$;
