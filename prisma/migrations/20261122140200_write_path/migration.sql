-- The write path: each function is one round trip. It sets its scope itself, refuses with a problem code as data
-- ({"refused": code}), and says on the channel luotsi_live what changed.

create function luotsi.iso(at timestamptz) returns text language sql stable parallel safe
  return to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');

-- The Helsinki day that it is.
create function luotsi.today() returns date language sql stable parallel safe
  return (now() at time zone 'Europe/Helsinki')::date;

-- The version on which a contact that a unit records on a day starts its case: the unit's own variant where it has one in force, else the region's.
create function luotsi.version_for_contact(p_region char(2), p_unit text, p_day date, out model_id text, out number integer, out hash text) returns setof record language sql stable as $$
  select v.model_id, v.number, v.hash from model_version v join model m on m.region = v.region and m.id = v.model_id
  where v.region = p_region and v.status = 'published' and v.valid_from <= p_day and (m.unit is null or m.unit = p_unit)
  order by m.unit is null, v.valid_from desc, v.published_at desc limit 1 $$;

-- A published version whose day has come takes the place of those before it, without anybody doing anything that day.
create function luotsi.version_status(v model_version, p_day date) returns text language sql stable as $$
  select case when v.status = 'published' and exists (select from model_version n where n.region = v.region and n.model_id = v.model_id and n.status = 'published'
    and n.valid_from <= p_day and (n.valid_from, n.published_at) > (v.valid_from, v.published_at)) then 'retired' else v.status end $$;

create function luotsi.notify_case(c care_case, kind text) returns void language plpgsql as $$
declare done text;
begin
  done := pg_notify('luotsi_live', jsonb_build_object('region', c.region, 'caseId', c.id, 'units', c.units, 'kind', kind)::text);
end $$;

-- Whether commands of the same case that came before it are still pending, whoever sent them: each case's commands are executed in their order.
create function luotsi.is_behind(p_case uuid, p_at timestamptz, p_id uuid) returns boolean language plpgsql as $$
declare v_system text := current_setting('luotsi.system', true); v_behind boolean; done text;
begin
  done := set_config('luotsi.system', 'on', true);
  v_behind := exists (select from command o where o.case_id = p_case and o.status = 'pending' and (o.created_at, o.id) < (p_at, p_id));
  done := set_config('luotsi.system', coalesce(v_system, ''), true);
  return v_behind;
end $$;

create function luotsi.command_json(p_id uuid) returns jsonb language sql as $$
  select jsonb_build_object('behind', luotsi.is_behind(m.case_id, m.created_at, m.id), 'id', m.id, 'kind', m.kind, 'region', m.region, 'caseId', m.case_id, 'taskRowId', m.task_id, 'versionHash', m.version_hash,
    'recorded', c.last_sequence, 'command', m.payload, 'status', m.status, 'rejection', m.rejection, 'attempts', m.attempts, 'createdAt', luotsi.iso(m.created_at))
  from command m join care_case c on c.id = m.case_id where m.id = p_id $$;

create function luotsi.contact_json(p_contact uuid) returns jsonb language sql stable as $$
  select jsonb_build_object('id', p_contact, 'caseId', c.id, 'caseNumber', c.number, 'clientId', c.client_id, 'channel', coalesce(o.channel, c.channel), 'joined', o.id is not null,
    'initiatedAt', luotsi.iso(coalesce(o.initiated_at, c.initiated_at)), 'recordedAt', luotsi.iso(coalesce(o.recorded_at, c.created_at)), 'status', case when c.status = 'starting' then 'starting' else 'started' end)
  from care_case c left join contact o on o.id = p_contact and o.joined_case = c.id
  where c.id = any (array(select id from care_case where contact_id = p_contact union all select joined_case from contact where id = p_contact and joined_case is not null)) $$;

-- A key that came before: the same body gets the command as it stands, another body is refused. Null when the key is new.
create function luotsi.repeated_command(p_id uuid, p_hash text) returns jsonb language plpgsql as $$
declare found_hash text;
begin
  select body_hash into found_hash from command where id = p_id;
  if not found then return null; end if;
  if found_hash <> p_hash then return jsonb_build_object('refused', 'IDEMPOTENCY_KEY_REUSED'); end if;
  return jsonb_build_object('state', 'repeated', 'command', luotsi.command_json(p_id));
end $$;

-- The region's data in force as the part of an opening command that says it; empty while the region has none.
create function luotsi.time_data_of_new_case(p_region text) returns jsonb language sql stable as $$
  select coalesce((select jsonb_build_object('timeData', t.data) from time_data t where t.region = p_region order by t.number desc limit 1), '{}') $$;

-- What limits by age are asked with (facts 1.2), as a variable of the opening command; empty while it is not known.
create function luotsi.birth_date_variable(p_client uuid) returns jsonb language sql stable as $$
  select coalesce((select jsonb_build_object('birthDate', c.birth_date) from client c where c.id = p_client and c.birth_date is not null), '{}') $$;

-- The contact joins an open case of its client: no case of its own, a command of that one. p: as below, with joinCase
create function luotsi.join_contact(scope jsonb, p jsonb) returns jsonb language plpgsql as $$
declare v_case care_case;
begin
  select * into v_case from care_case where id = (p ->> 'joinCase')::uuid and client_id = (p ->> 'clientId')::uuid;
  if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  if v_case.status <> 'open' then return jsonb_build_object('refused', case v_case.status when 'ended' then 'CASE_ENDED' else 'CASE_STARTING' end); end if;
  insert into contact (id, region, client_id, channel, initiated_at, need, service_language, interpreter_needed, seven_day_ground, reporter, by_worker, by_unit, joined_case)
    values ((p ->> 'contactId')::uuid, v_case.region, v_case.client_id, p ->> 'channel', (p ->> 'initiatedAt')::timestamptz, p ->> 'need', p ->> 'serviceLanguage',
      (p ->> 'interpreterNeeded')::boolean, p ->> 'sevenDayGround', nullif(p -> 'reporter', 'null'), p #>> '{by,worker}', p #>> '{by,unit}', v_case.id);
  insert into command (id, region, kind, case_id, version_hash, worker, body_hash, payload)
    values ((p ->> 'commandId')::uuid, v_case.region, 'joinContact', v_case.id, v_case.version_hash, scope ->> 'user', p ->> 'bodyHash', (p -> 'joinCommand') || jsonb_build_object('initiatedAt', p -> 'initiatedAt'));
  return jsonb_build_object('state', 'new', 'command', luotsi.command_json((p ->> 'commandId')::uuid), 'contact', luotsi.contact_json((p ->> 'contactId')::uuid));
end $$;

-- p: commandId, bodyHash, contactId, caseId, clientId (of a known client) or newClientId + client {name, birthDate, phone}, channel, initiatedAt,
-- need, serviceLanguage, interpreterNeeded, sevenDayGround, reporter, by {worker, unit}, command (the payload without version and initiatedAt)
create function luotsi.insert_contact(scope jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  v_region char(2) := scope ->> 'region';
  v_answer jsonb; v_client uuid := (p ->> 'clientId')::uuid; v_version record; v_number integer; v_case care_case;
  v_initiated jsonb := jsonb_build_object('initiatedAt', coalesce(p ->> 'initiatedAt', luotsi.iso(now())));
begin
  perform luotsi.enter(scope);
  p := p || v_initiated;
  v_answer := luotsi.repeated_command((p ->> 'commandId')::uuid, p ->> 'bodyHash');
  if v_answer is not null then
    return case when v_answer ? 'refused' then v_answer
      else v_answer || jsonb_build_object('contact', luotsi.contact_json(coalesce((v_answer #>> '{command,command,contactId}')::uuid, (select c.contact_id from care_case c where c.id = (v_answer #>> '{command,caseId}')::uuid)))) end;
  end if;
  select * into v_version from luotsi.version_for_contact(v_region, p #>> '{by,unit}', luotsi.today());
  if not found then return jsonb_build_object('refused', 'NO_PUBLISHED_MODEL'); end if;
  if v_client is null then
    v_client := (p ->> 'newClientId')::uuid;
    insert into client (id, region, name, birth_date, phone)
      values (v_client, v_region, p #>> '{client,name}', (p #>> '{client,birthDate}')::date, p #>> '{client,phone}');
  else
    -- two who record a contact of the same client at once come one after the other
    perform from client where id = v_client for update;
    if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
    if p ? 'joinCase' then return luotsi.join_contact(scope, p); end if;
    if not p ? 'separate' and exists (select from care_case c where c.client_id = v_client and c.status <> 'ended') then return jsonb_build_object('refused', 'OPEN_MATTER_EXISTS'); end if;
  end if;
  insert into case_counter as n (region, last_number) values (v_region, 1001) on conflict (region) do update set last_number = n.last_number + 1 returning last_number into v_number;
  insert into contact (id, region, client_id, channel, initiated_at, need, service_language, interpreter_needed, seven_day_ground, reporter, by_worker, by_unit)
    values ((p ->> 'contactId')::uuid, v_region, v_client, p ->> 'channel', (p ->> 'initiatedAt')::timestamptz, p ->> 'need', p ->> 'serviceLanguage',
      (p ->> 'interpreterNeeded')::boolean, p ->> 'sevenDayGround', nullif(p -> 'reporter', 'null'), p #>> '{by,worker}', p #>> '{by,unit}');
  insert into care_case (id, region, number, contact_id, client_id, channel, initiated_at, model_id, model_version, version_hash, units)
    values ((p ->> 'caseId')::uuid, v_region, 'A-' || v_number, (p ->> 'contactId')::uuid, v_client, p ->> 'channel', (p ->> 'initiatedAt')::timestamptz,
      v_version.model_id, v_version.number, v_version.hash, array[p #>> '{by,unit}']) returning * into v_case;
  insert into command (id, region, kind, case_id, version_hash, worker, body_hash, payload)
    -- the case counts by the calendars and limits that are in force when it opens
    values ((p ->> 'commandId')::uuid, v_region, 'open', v_case.id, v_version.hash, scope ->> 'user', p ->> 'bodyHash', (p -> 'command') || v_initiated || luotsi.time_data_of_new_case(v_region)
      || jsonb_build_object('variables', coalesce(p #> '{command,variables}', '{}') || luotsi.birth_date_variable(v_client)));
  perform luotsi.notify_case(v_case, 'case');
  return jsonb_build_object('state', 'new', 'command', luotsi.command_json((p ->> 'commandId')::uuid), 'contact', luotsi.contact_json(v_case.contact_id));
end $$;

-- Why this worker may not send this command for this task now; null when they may.
-- Who a task is given to has it claimed from the start (apply_tasks): once returned, it wants a claim like any other.
create function luotsi.task_refusal(t task, p_kind text, p_version integer) returns jsonb language plpgsql stable as $$
declare
  v_worker text := current_setting('luotsi.user', true);
  v_code text;
begin
  v_code := case
    when t.status in ('completed', 'cancelled') then 'TASK_NOT_WAITING'
    when p_kind in ('acceptHandover', 'returnHandover') and t.kind <> 'handover' then 'HANDOVER_NOT_OPEN'
    when p_kind = 'recordCall' and t.kind <> 'callBack' then 'CALL_BACK_NOT_OPEN'
    when p_kind = 'offerHandover' and t.kind not in ('returnedHandover', 'handoverDraft') then 'HANDOVER_NOT_RETURNED'
    when p_kind in ('acceptCoordination', 'declineCoordination') and t.kind <> 'nomination' then 'NAMING_NOT_OPEN'
    when p_kind in ('nameCoordinator', 'keepCoordinator') and t.kind not in ('naming', 'nomination') then 'NAMING_NOT_OPEN'
    when p_kind in ('nameCoordinator', 'keepCoordinator') and not luotsi.may_name(t) then 'NAMING_WRONG_UNIT'
    when t.kind = 'nomination' and p_kind not in ('nameCoordinator', 'keepCoordinator') and t.for_worker is distinct from v_worker then 'NAMING_NOT_YOURS'
    when p_kind = 'completeTask' and t.kind in ('naming', 'nomination') then 'TASK_NOT_WAITING'
    when p_kind = 'moveTask' and t.kind <> 'task' then 'COMMAND_CONFLICT'
    when t.unit <> all (luotsi.my_units()) and t.for_worker is distinct from v_worker then case when t.kind = 'handover' then 'HANDOVER_WRONG_UNIT' else 'NOT_FOUND' end
    when t.assignee_worker <> v_worker and p_kind <> 'moveTask' then 'TASK_CLAIMED'
    when p_kind in ('completeTask', 'keep') and t.assignee_worker is null then 'TASK_NOT_CLAIMED'
    when t.status = 'sending' then 'COMMAND_CONFLICT'
    when t.version <> p_version then 'VERSION_STALE' end;
  return case when v_code is null then null else jsonb_strip_nulls(jsonb_build_object('refused', v_code,
    'by', case when t.assignee_worker is null then null else jsonb_build_object('worker', t.assignee_worker, 'unit', t.assignee_unit, 'name', t.assignee_name) end)) end;
end $$;

-- Whether the caller's unit has to do with a case now: it is responsible, or work of the case lies with it.
create function luotsi.has_to_do_with(p_case uuid, p_responsible text) returns boolean language sql stable as $$
  select coalesce(p_responsible = any (luotsi.my_units()), false) or exists (select from task t where t.case_id = p_case and t.open
    and (t.unit = any (luotsi.my_units()) or current_setting('luotsi.user', true) in (t.for_worker, t.assignee_worker))) $$;

-- p: commandId, bodyHash, kind, command and one of taskRowId + expectedVersion, caseId, escalationId (+ by); where the command of a task brings somebody
-- work, place {worker, unit, coordinates, limit} says whom (luotsi.with_person)
-- A key that came before is looked for only when something refuses: the insert below finds it as well, and most keys are new.
-- The task and its case are read in one statement, the command is answered from what is at hand: this runs in every completion.
create function luotsi.begin_command(scope jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  v_id uuid := (p ->> 'commandId')::uuid; v_hash text := p ->> 'bodyHash'; v_at timestamptz(3) := now(); v_refusal jsonb; v record; v_person jsonb; done text;
begin
  done := luotsi.enter(scope);
  if p ? 'taskRowId' then
    -- the same request twice at once: the second one waits here, and finds the key below
    select t as task, t.id as task_id, c.id as case_id, c.region, c.status, c.version_hash, c.last_sequence into v
      from task t join care_case c on c.id = t.case_id where t.id = p ->> 'taskRowId' for update of t;
    v_refusal := case when found then luotsi.task_refusal(v.task, p ->> 'kind', (p ->> 'expectedVersion')::integer) else jsonb_build_object('refused', 'NOT_FOUND') end;
    -- the values were checked by the form of a version that the case has left
    if v_refusal is null and v.version_hash <> p ->> 'versionHash' then v_refusal := jsonb_build_object('refused', 'VERSION_STALE', 'caseId', v.case_id, 'version', v.version_hash); end if;
  else
    select null::text as task_id, c.id as case_id, c.region, c.status, c.version_hash, c.last_sequence, c.responsible_unit into v from care_case c where c.id = (p ->> 'caseId')::uuid
      and (not p ? 'escalationId' or exists (select from escalation e where e.case_id = c.id and e.id = p ->> 'escalationId' and e.acknowledged_at is null));
    if not found then v_refusal := jsonb_build_object('refused', case when p ? 'escalationId' then 'ESCALATION_UNKNOWN' else 'NOT_FOUND' end);
    elsif p ->> 'kind' = 'retryIncident' and not exists (select from incident i where i.case_id = v.case_id and i.id = p #>> '{command,incidentId}' and i.resolved_at is null) then
      v_refusal := jsonb_build_object('refused', 'INCIDENT_UNKNOWN');
    elsif p ->> 'kind' in ('pauseClock', 'resumeClock', 'changeClockDue', 'recordException', 'suspendCase', 'resumeCase', 'retryIncident') and not luotsi.has_to_do_with(v.case_id, v.responsible_unit) then
      v_refusal := jsonb_build_object('refused', 'NOT_RESPONSIBLE');
    end if;
  end if;
  if v_refusal is null and v.status <> 'open' then
    v_refusal := jsonb_build_object('refused', case v.status when 'ended' then 'CASE_ENDED' else 'CASE_STARTING' end);
  end if;
  if v_refusal is null and p ? 'place' then
    v_person := luotsi.with_person(v.case_id, v.task, p);
    if v_person ? 'refused' then v_refusal := v_person; else p := p || v_person; end if;
  end if;
  if v_refusal is not null then return coalesce(luotsi.repeated_command(v_id, v_hash), v_refusal); end if;
  insert into command (id, region, kind, case_id, task_id, version_hash, worker, body_hash, payload, takes_place_of, created_at)
    values (v_id, v.region, p ->> 'kind', v.case_id, v.task_id, v.version_hash, scope ->> 'user', v_hash, p -> 'command', p ->> 'takesPlaceOf', v_at) on conflict (id) do nothing;
  if not found then return coalesce(luotsi.repeated_command(v_id, v_hash), jsonb_build_object('refused', 'IDEMPOTENCY_KEY_REUSED')); end if;
  if v.task_id is not null then
    update task set status = 'sending', version = version + 1, command_id = v_id where id = v.task_id;
  end if;
  return jsonb_build_object('state', 'new', 'command', jsonb_build_object('id', v_id, 'kind', p ->> 'kind', 'region', v.region, 'caseId', v.case_id, 'taskRowId', v.task_id,
    'versionHash', v.version_hash, 'recorded', v.last_sequence, 'command', p -> 'command', 'status', 'pending', 'rejection', null, 'attempts', 0, 'createdAt', luotsi.iso(v_at), 'behind', luotsi.is_behind(v.case_id, v_at, v_id)));
end $$;

-- The command is over. Done: what was typed is in the events now and leaves the row. Rejected: the task goes back to who held it,
-- and what was typed to its draft. p_asked: its worker waits for the answer and is told there; what nobody typed is told to nobody.
create function luotsi.end_command(p_id uuid, p_rejection jsonb, p_asked boolean) returns void language plpgsql as $$
declare v_task text;
begin
  if p_rejection is not null and p_asked then update command set told_at = now() where id = p_id and told_at is null; end if;
  update command set status = case when p_rejection is null then 'done' else 'rejected' end, rejection = p_rejection, finished_at = now(),
    told_at = case when p_rejection is not null and (kind in ('adoptTimeData', 'leaveCase') or body_hash in ('region', 'follow-up')) then now() else told_at end,
    payload = case when p_rejection is null then payload - array['variables', 'additions', 'handover', 'note'] else payload end
    where id = p_id and status = 'pending' returning task_id into v_task;
  if v_task is null then return; end if;
  update task set status = case when assignee_worker is null then 'waiting' else 'claimed' end, version = version + 1, command_id = null
    where id = v_task and command_id = p_id and status = 'sending';
  if p_rejection is not null and found then
    insert into task_draft (task_id, region, case_id, data)
      select m.task_id, m.region, m.case_id, coalesce(m.payload -> 'variables', '{}') || jsonb_strip_nulls(jsonb_build_object('additions', m.payload -> 'additions'))
      from command m where m.id = p_id and m.payload ?| array['variables', 'additions']
      on conflict (task_id) do update set data = excluded.data, saved_at = now();
  end if;
end $$;

-- What ends with its case stands in no queue and waits for no answer.
create function luotsi.apply_end(p_case uuid) returns void language plpgsql as $$
begin
  update task set status = 'cancelled', version = version + 1, command_id = null, statutory_due = 'infinity', target_due = 'infinity', breached = false,
    completed_at = (select ended_at from care_case where id = p_case) where case_id = p_case and open;
  update handover set status = 'withdrawn' where case_id = p_case and status in ('draft', 'offered', 'returned', 'expired');
  if found then perform luotsi.sync_regions(p_case, null); end if;
  delete from task_draft where case_id = p_case;
end $$;

-- The units with those that come to them (null: none), each once.
create function luotsi.with_units(units text[], more jsonb) returns text[] language plpgsql immutable as $$
begin
  if more is null or to_jsonb(units) @> more then return units; end if;
  return array(select distinct u from unnest(units || array(select jsonb_array_elements_text(more))) u order by u);
end $$;

create function luotsi.apply_case(p_case uuid, c jsonb) returns care_case language plpgsql as $$
declare v_case care_case;
begin
  -- most completions change nothing else of the case itself: a statement of forty expressions costs more to start than to run
  if c - array['lastSequence', 'units'] = '{}' then
    update care_case set last_sequence = (c ->> 'lastSequence')::integer, units = luotsi.with_units(units, c -> 'units') where id = p_case returning * into v_case;
    return v_case;
  end if;
  update care_case set
    status = coalesce(c ->> 'status', status), tier = coalesce((c ->> 'tier')::smallint, tier),
    responsible_unit = case when c ? 'responsible' then c #>> '{responsible,unit}' else responsible_unit end,
    responsible_worker = case when c ? 'responsible' then c #>> '{responsible,worker}' else responsible_worker end,
    coordinator_worker = case when c ? 'coordinator' then c #>> '{coordinator,worker}' else coordinator_worker end,
    coordinator_unit = case when c ? 'coordinator' then c #>> '{coordinator,unit}' else coordinator_unit end,
    opened_at = coalesce((c ->> 'openedAt')::timestamptz, opened_at), ended_at = coalesce((c ->> 'endedAt')::timestamptz, ended_at), outcome = coalesce(c ->> 'outcome', outcome),
    suspended_at = case when c ? 'suspended' then (c #>> '{suspended,at}')::timestamptz else suspended_at end,
    suspended_reason = case when c ? 'suspended' then c #>> '{suspended,reason}' else suspended_reason end,
    suspended_worker = case when c ? 'suspended' then c #>> '{suspended,by,worker}' else suspended_worker end,
    suspended_unit = case when c ? 'suspended' then c #>> '{suspended,by,unit}' else suspended_unit end,
    model_id = coalesce(c #>> '{version,modelId}', model_id), model_version = coalesce((c #>> '{version,number}')::integer, model_version), version_hash = coalesce(c #>> '{version,hash}', version_hash),
    last_sequence = (c ->> 'lastSequence')::integer,
    moves = moves + coalesce((c ->> 'moves')::integer, 0),
    follower_units = case when c ? 'followers' then follower_units || array(select jsonb_array_elements_text(c -> 'followers')) else follower_units end,
    units = luotsi.with_units(units, c -> 'units')
  where id = p_case returning * into v_case;
  return v_case;
end $$;

-- When a case's clocks fall due, for the order of its open tasks in the queue.
create function luotsi.case_due(p_case uuid) returns table (statutory timestamptz, target timestamptz, breached boolean) language sql stable as $$
  -- what is to be done at once has no due instant and stands before everything that has one
  select coalesce(min(case when unit = 'now' then '-infinity' else due end) filter (where kind = 'statutory'), 'infinity'),
    coalesce(min(case when unit = 'now' then '-infinity' else due end) filter (where kind = 'target'), 'infinity'), coalesce(bool_or(breached_at is not null), false)
  from case_clock where case_id = p_case and state = 'running' $$;

-- A task that the path gives to one worker (the responsible, the coordinator) is theirs from the start: nobody claims what is already their own.
-- They can return it to the queue of its unit like any other.
-- Changes come task by task, so that each is found by its key: joined to a set, the planner reads the whole table of tasks while it is small.
create function luotsi.apply_tasks(p_region text, p_case uuid, c jsonb) returns void language plpgsql as $$
declare s record; v_due record;
begin
  if c ? 'tasks' then
    select * into v_due from luotsi.case_due(p_case);
    insert into task (id, region, case_id, task_id, element_id, kind, names, form_key, tier, unit, role, for_worker, status, created_at, created_sequence, completed_at, done_worker, done_unit,
        assignee_worker, assignee_unit, assignee_name, statutory_due, target_due, breached)
      select p_case || '~' || replace(r."taskId", '#', '.'), p_region, p_case, r."taskId", r."elementId", r.kind, r.names, r."formKey", r.tier, r.unit, r.role, r."forWorker",
        case when o.theirs then 'claimed' else r.status end, r."createdAt", r."createdSequence", r."completedAt", r."doneWorker", r."doneUnit",
        case when o.theirs then r."forWorker" end, case when o.theirs then r.unit end, case when o.theirs then (select f.name from staff f where f.id = r."forWorker") end,
        case when o.waits then v_due.statutory else 'infinity' end, case when o.waits then v_due.target else 'infinity' end, o.waits and v_due.breached
      from jsonb_to_recordset(c -> 'tasks') r("taskId" text, "elementId" text, kind text, names jsonb, "formKey" text, tier smallint, unit text, role text, "forWorker" text,
        status text, "createdAt" timestamptz, "createdSequence" integer, "completedAt" timestamptz, "doneWorker" text, "doneUnit" text),
        lateral (select r.status = 'waiting' as waits, r.kind in ('task', 'handoverDraft') and r.status = 'waiting' and r."forWorker" is not null as theirs) o
      on conflict (id) do nothing;
  end if;
  if c ? 'taskSets' then
    for s in select *, p_case || '~' || replace(r."taskId", '#', '.') as id, coalesce(r.status in ('completed', 'cancelled'), false) as closes
      from jsonb_to_recordset(c -> 'taskSets') r("taskId" text, status text, kind text, "elementId" text, "formKey" text, tier smallint, names jsonb, unit text, role text, "setWorker" boolean, assign boolean, "forWorker" text, "completedAt" timestamptz, "doneWorker" text, "doneUnit" text, release boolean) loop
      update task t set status = case when s.assign then 'claimed' when s.status is null then t.status when s.status = 'claimed' and t.assignee_worker is null then 'waiting' else s.status end,
        element_id = coalesce(s."elementId", t.element_id), form_key = case when s."elementId" is null then t.form_key else s."formKey" end, tier = coalesce(s.tier, t.tier),
        kind = coalesce(s.kind, t.kind), names = coalesce(s.names, t.names), unit = coalesce(s.unit, t.unit), role = coalesce(s.role, t.role),
        for_worker = case when s."setWorker" then s."forWorker" else t.for_worker end, completed_at = coalesce(s."completedAt", t.completed_at),
        done_worker = coalesce(s."doneWorker", t.done_worker), done_unit = coalesce(s."doneUnit", t.done_unit), version = t.version + 1,
        command_id = case when s.status is null then t.command_id end,
        -- a closed task stands in no queue
        statutory_due = case when s.closes then 'infinity' else t.statutory_due end, target_due = case when s.closes then 'infinity' else t.target_due end,
        breached = t.breached and not s.closes,
        assignee_worker = case when s.release then null when s.assign then s."forWorker" else t.assignee_worker end,
        assignee_unit = case when s.release then null when s.assign then s.unit else t.assignee_unit end,
        assignee_name = case when s.release then null when s.assign then (select name from staff where id = s."forWorker") else t.assignee_name end
        where t.id = s.id;
      -- given to a person, it is theirs like one that was theirs from the start
      if s."setWorker" and s."forWorker" is not null and s.status = 'waiting' then
        update task t set status = 'claimed', assignee_worker = t.for_worker, assignee_unit = t.unit, assignee_name = (select f.name from staff f where f.id = t.for_worker)
          where t.id = s.id and t.kind = 'task' and t.status = 'waiting';
      end if;
      if s.closes then delete from task_draft where task_id = s.id; end if;
    end loop;
  end if;
end $$;

create function luotsi.apply_clocks(p_region text, p_case uuid, c jsonb) returns void language plpgsql as $$
begin
  if c ? 'clocks' then
    insert into case_clock (case_id, clock, region, clock_id, kind, names, legal_basis, element_id, started_at, due, due_date, limit_amount, unit, state, stopped_at, breached_at, cancelled_at, cancelled_because,
        about, limit_row, data_version, exception_grounds, warns, warned_at, lawful_due, lawful_due_date, exception_at, exception_ground, moved_at, moved_reason, moved_worker, moved_unit)
      select p_case, r.clock, p_region, r."clockId", r.kind, r.names, r."legalBasis", r."elementId", r."startedAt", r.due, r."dueDate", r."limit", r.unit, r.state,
        r."stoppedAt", r."breachedAt", r."cancelledAt", r."cancelledBecause", r.about, r."limitRow", r."dataVersion",
        array(select jsonb_array_elements_text(coalesce(r."exceptionGrounds", '[]'))), coalesce(r.warns, false), r."warnedAt", coalesce(r."lawfulDue", r."firstDue"), coalesce(r."lawfulDueDate", r."firstDueDate"), r."exceptionAt", r."exceptionGround",
        r."movedAt", r."movedReason", r."movedWorker", r."movedUnit"
      from jsonb_to_recordset(c -> 'clocks') r(clock text, "clockId" text, kind text, names jsonb, "legalBasis" text, "elementId" text, "startedAt" timestamptz, due timestamptz,
        "dueDate" date, "limit" integer, unit text, state text, "stoppedAt" timestamptz, "breachedAt" timestamptz, "cancelledAt" timestamptz, "cancelledBecause" text, about text,
        "limitRow" text, "dataVersion" text, "exceptionGrounds" jsonb, warns boolean, "warnedAt" timestamptz, "lawfulDue" timestamptz, "lawfulDueDate" date, "exceptionAt" timestamptz, "exceptionGround" text,
        "firstDue" timestamptz, "firstDueDate" date, "movedAt" timestamptz, "movedReason" text, "movedWorker" text, "movedUnit" text)
      on conflict (case_id, clock) do nothing;
  end if;
  if c ? 'clockSets' then
    -- A key that is there with null takes the value away: a clock that opens again has not stopped, one whose due date moved is not late.
    update case_clock k set state = coalesce(s ->> 'state', k.state), clock_id = coalesce(s ->> 'clockId', k.clock_id), names = coalesce(s -> 'names', k.names), warns = coalesce((s ->> 'warns')::boolean, k.warns),
        due = case when s ? 'due' then (s ->> 'due')::timestamptz else k.due end, due_date = case when s ? 'dueDate' then (s ->> 'dueDate')::date else k.due_date end,
        limit_amount = case when s ? 'limit' then (s ->> 'limit')::integer else k.limit_amount end, unit = coalesce(s ->> 'unit', k.unit), data_version = coalesce(s ->> 'dataVersion', k.data_version),
        stopped_at = case when s ? 'stoppedAt' then (s ->> 'stoppedAt')::timestamptz else k.stopped_at end,
        breached_at = case when s ? 'breachedAt' then (s ->> 'breachedAt')::timestamptz else k.breached_at end,
        warned_at = case when s ? 'warnedAt' then (s ->> 'warnedAt')::timestamptz else k.warned_at end,
        cancelled_at = coalesce((s ->> 'cancelledAt')::timestamptz, k.cancelled_at), cancelled_because = coalesce(s ->> 'cancelledBecause', k.cancelled_because),
        lawful_due = coalesce((s ->> 'lawfulDue')::timestamptz, k.lawful_due, (s ->> 'firstDue')::timestamptz), lawful_due_date = coalesce((s ->> 'lawfulDueDate')::date, k.lawful_due_date, (s ->> 'firstDueDate')::date),
        moved_at = coalesce((s ->> 'movedAt')::timestamptz, k.moved_at), moved_reason = coalesce(s ->> 'movedReason', k.moved_reason),
        moved_worker = coalesce(s ->> 'movedWorker', k.moved_worker), moved_unit = coalesce(s ->> 'movedUnit', k.moved_unit),
        exception_at = coalesce((s ->> 'exceptionAt')::timestamptz, k.exception_at), exception_ground = coalesce(s ->> 'exceptionGround', k.exception_ground)
      from jsonb_array_elements(c -> 'clockSets') s where k.case_id = p_case and k.clock = s ->> 'clock';
  end if;
  if c ? 'waits' then
    insert into clock_wait (case_id, clock, sequence, region, from_at, recorded_at, to_at, ended_recorded_at, waiting_for, standing, reason, by_worker, by_unit)
      select p_case, r.clock, r.sequence, p_region, r."from", r."recordedAt", r."to", r."endedAt", r."waitingFor", r.standing, r.reason, r.worker, r.unit
      from jsonb_to_recordset(c -> 'waits') r(clock text, sequence integer, "from" timestamptz, "recordedAt" timestamptz, "to" timestamptz, "endedAt" timestamptz, "waitingFor" text, standing text, reason text, worker text, unit text)
      on conflict (case_id, clock, sequence) do nothing;
  end if;
  if c ? 'waitEnds' then
    update clock_wait w set to_at = greatest(r."to", w.from_at), ended_recorded_at = r."endedAt"
      from jsonb_to_recordset(c -> 'waitEnds') r(clock text, "to" timestamptz, "endedAt" timestamptz) where w.case_id = p_case and w.clock = r.clock and w.to_at is null;
  end if;
  -- tasks that are made in the same run take it as they are made
  update task t set statutory_due = k.statutory, target_due = k.target, breached = k.breached from luotsi.case_due(p_case) k
    where t.case_id = p_case and t.open and (t.statutory_due, t.target_due, t.breached) is distinct from (k.statutory, k.target, k.breached);
end $$;

create function luotsi.apply_handovers(p_region text, p_case uuid, c jsonb) returns void language plpgsql as $$
begin
  if c ? 'handovers' then
    insert into handover (case_id, task_id, region, element_id, status, from_unit, from_worker, to_unit, to_role, transition, offered_at, reason, terms, from_offer,
        accepted_at, accepted_worker, accepted_unit, first_service_at, closed_at, outcome)
      select p_case, r."taskId", p_region, r."elementId", r.status, r."fromUnit", r."fromWorker", r."toUnit", r."toRole", r.transition, r."offeredAt", r.reason, r.terms,
        r."fromOffer", r."acceptedAt", r."acceptedWorker", r."acceptedUnit", r."firstServiceAt", r."closedAt", r.outcome
      from jsonb_to_recordset(c -> 'handovers') r("taskId" text, "elementId" text, status text, "fromUnit" text, "fromWorker" text, "toUnit" text, "toRole" text,
        transition text, "offeredAt" timestamptz, reason text, terms jsonb, "fromOffer" text, "acceptedAt" timestamptz, "acceptedWorker" text,
        "acceptedUnit" text, "firstServiceAt" timestamptz, "closedAt" timestamptz, outcome text)
      on conflict (case_id, task_id) do update set status = excluded.status, from_unit = excluded.from_unit, from_worker = excluded.from_worker, to_unit = excluded.to_unit,
        to_role = excluded.to_role, offered_at = excluded.offered_at, reason = excluded.reason, terms = excluded.terms, from_offer = excluded.from_offer, accepted_at = excluded.accepted_at,
        accepted_worker = excluded.accepted_worker, accepted_unit = excluded.accepted_unit, first_service_at = excluded.first_service_at, closed_at = excluded.closed_at, outcome = excluded.outcome;
  end if;
  if c ? 'packages' then
    insert into handover_package as k (case_id, task_id, region, contents, additions, outcome_note)
      select p_case, r."taskId", p_region, r.contents, r.additions, r."outcomeNote"
      from jsonb_to_recordset(c -> 'packages') r("taskId" text, contents jsonb, additions jsonb, "outcomeNote" text)
      on conflict (case_id, task_id) do update set contents = coalesce(excluded.contents, k.contents), additions = coalesce(excluded.additions, k.additions),
        outcome_note = coalesce(excluded.outcome_note, k.outcome_note);
  end if;
  if c ? 'handoverSets' then
    update handover h set status = coalesce(r.status, h.status), offered_at = coalesce(r."offeredAt", h.offered_at), from_unit = coalesce(r."fromUnit", h.from_unit),
        from_worker = case when r."fromUnit" is null then h.from_worker else r."fromWorker" end, reason = coalesce(r.reason, h.reason), accepted_at = coalesce(r."acceptedAt", h.accepted_at),
        accepted_worker = coalesce(r."acceptedWorker", h.accepted_worker), accepted_unit = coalesce(r."acceptedUnit", h.accepted_unit),
        first_service_at = coalesce(r."firstServiceAt", h.first_service_at), closed_at = coalesce(r."closedAt", h.closed_at), outcome = coalesce(r.outcome, h.outcome)
      from jsonb_to_recordset(c -> 'handoverSets') r("taskId" text, status text, reason text, "offeredAt" timestamptz, "fromUnit" text, "fromWorker" text, "acceptedAt" timestamptz, "acceptedWorker" text, "acceptedUnit" text,
        "firstServiceAt" timestamptz, "closedAt" timestamptz, outcome text)
      where h.case_id = p_case and h.task_id = r."taskId";
  end if;
  if c ?| array['handovers', 'handoverSets'] then
    -- A returned handover is a task of its sender: of the responsible worker, else of their unit. Also when it was taken back in the same run of events.
    update task t set unit = h.from_unit, for_worker = h.from_worker from handover h
      where h.case_id = p_case and t.case_id = p_case and t.task_id = h.task_id and h.status in ('returned', 'withdrawn') and t.kind = 'returnedHandover';
  end if;
  if exists (select from handover h where h.case_id = p_case and h.transition = 'regionToRegion') then perform luotsi.sync_regions(p_case, c -> 'words'); end if;
end $$;

create function luotsi.apply_incidents(p_region text, p_case uuid, c jsonb) returns void language plpgsql as $$
begin
  if c ? 'incidents' then
    insert into incident (case_id, id, region, element_id, clock, code, message, raised_at, resolved_at, retries, retried_at, retried_worker, retried_unit)
      select p_case, r.id, p_region, r."elementId", r.clock, r.code, r.message, r."raisedAt", r."resolvedAt", coalesce(r.retries, 0), r."retriedAt", r."retriedWorker", r."retriedUnit"
      from jsonb_to_recordset(c -> 'incidents') r(id text, "elementId" text, clock text, code text, message text, "raisedAt" timestamptz, "resolvedAt" timestamptz, retries integer,
        "retriedAt" timestamptz, "retriedWorker" text, "retriedUnit" text)
      on conflict (case_id, id) do nothing;
  end if;
  if c ? 'incidentSets' then
    update incident i set resolved_at = coalesce(r."resolvedAt", i.resolved_at), retries = i.retries + coalesce(r.retries, 0), retried_at = coalesce(r."retriedAt", i.retried_at),
        retried_worker = coalesce(r."retriedWorker", i.retried_worker), retried_unit = coalesce(r."retriedUnit", i.retried_unit)
      from jsonb_to_recordset(c -> 'incidentSets') r(id text, "resolvedAt" timestamptz, retries integer, "retriedAt" timestamptz, "retriedWorker" text, "retriedUnit" text)
      where i.case_id = p_case and i.id = r.id;
  end if;
end $$;

-- The case moved to a version in which elements have other ids: what is open is called by them.
create function luotsi.apply_renames(p_case uuid, p_names jsonb) returns void language plpgsql as $$
begin
  update case_clock set element_id = p_names ->> element_id where case_id = p_case and p_names ? element_id and state in ('running', 'paused');
  update handover set element_id = p_names ->> element_id where case_id = p_case and p_names ? element_id;
  update incident set element_id = p_names ->> element_id where case_id = p_case and p_names ? element_id and resolved_at is null;
end $$;

-- Each kind of row is touched only when something of it changed. Answers the case as it is then.
create function luotsi.apply_changes(p_region text, p_case uuid, c jsonb) returns care_case language plpgsql as $$
declare v_case care_case; done text;
begin
  if c ?| array['clocks', 'clockSets', 'waits', 'waitEnds'] then done := luotsi.apply_clocks(p_region, p_case, c); end if;
  if c ?| array['tasks', 'taskSets'] then done := luotsi.apply_tasks(p_region, p_case, c); end if;
  if c ?| array['handovers', 'handoverSets', 'packages'] then perform luotsi.apply_handovers(p_region, p_case, c); end if;
  if c ?| array['coordinators', 'namings', 'namingSets'] or c #> '{case,endedAt}' is not null then perform luotsi.apply_coordinators(p_region, p_case, c); end if;
  if c ? 'escalations' then
    insert into escalation (case_id, id, region, clock, step_id, finding, kind, role, unit, worker, addressees, raised_at, acknowledged_at, acknowledged_worker, acknowledged_unit)
      select p_case, r.id, p_region, r.clock, r."stepId", r.finding, r.kind, r.role, r.unit, r.worker, r.addressees, r."raisedAt", r."acknowledgedAt", r."acknowledgedWorker", r."acknowledgedUnit"
      from jsonb_to_recordset(c -> 'escalations') r(id text, clock text, "stepId" text, finding text, kind text, role text, unit text, worker text, addressees jsonb, "raisedAt" timestamptz,
        "acknowledgedAt" timestamptz, "acknowledgedWorker" text, "acknowledgedUnit" text)
      on conflict (case_id, id) do nothing;
  end if;
  if c ? 'escalationSets' then
    update escalation e set acknowledged_at = r."acknowledgedAt", acknowledged_worker = r."acknowledgedWorker", acknowledged_unit = r."acknowledgedUnit"
      from jsonb_to_recordset(c -> 'escalationSets') r(id text, "acknowledgedAt" timestamptz, "acknowledgedWorker" text, "acknowledgedUnit" text)
      where e.case_id = p_case and e.id = r.id;
  end if;
  if c ?| array['incidents', 'incidentSets'] then perform luotsi.apply_incidents(p_region, p_case, c); end if;
  if c ? 'values' then
    insert into recorded_value (case_id, key, region, value, by_worker, by_unit, at, element_id)
      select p_case, r.key, p_region, coalesce(r.value, 'null'), r.worker, r.unit, r.at, r."elementId"
      from jsonb_to_recordset(c -> 'values') r(key text, value jsonb, worker text, unit text, at timestamptz, "elementId" text)
      on conflict (case_id, key) do update set value = excluded.value, by_worker = excluded.by_worker, by_unit = excluded.by_unit, at = excluded.at, element_id = excluded.element_id;
  end if;
  if c #> '{case,renamed}' is not null then perform luotsi.apply_renames(p_case, c #> '{case,renamed}'); end if;
  v_case := luotsi.apply_case(p_case, c -> 'case');
  if c #>> '{case,status}' = 'ended' then perform luotsi.apply_end(p_case); end if;
  return v_case;
end $$;

-- Records events once and in order, applies what they change, ends the command. Answers {"lastSequence", "openTasks"},
-- {"gap": last} when events are missing in between, {"known": last} when the first ones are recorded already: the caller sends the rest;
-- {"version": hash} when they are to be projected by another version.
create function luotsi.record(p_region text, p_case uuid, p_version text, p_events jsonb, p_changes jsonb, p_end jsonb) returns jsonb language plpgsql as $$
declare
  v_case care_case; v_first integer := (p_events #>> '{0,sequence}')::integer; v_last integer := (p_events #>> '{-1,sequence}')::integer; done text;
begin
  done := luotsi.enter(jsonb_build_object('region', p_region, 'system', true));
  select * into v_case from care_case where id = p_case for update;
  if not found then return jsonb_build_object('unknown', true); end if;
  if v_last > v_case.last_sequence then
    if v_first > v_case.last_sequence + 1 or v_last - v_first + 1 <> jsonb_array_length(p_events) then return jsonb_build_object('gap', v_case.last_sequence); end if;
    if v_first <= v_case.last_sequence then return jsonb_build_object('known', v_case.last_sequence); end if;
    -- projected by a version that the case has left, or will run only after the move that comes first
    if v_case.version_hash <> p_version and (p_events #>> '{0,type}' <> 'caseMigrated' or p_events #>> '{0,to,hash}' <> p_version) then return jsonb_build_object('version', v_case.version_hash); end if;
    with e as materialized (select jsonb_array_elements(p_events) as e),
      people as (insert into process_event_values (case_id, sequence, region, data)
        select p_case, (e ->> 'sequence')::integer, p_region, case when e ? 'variables' then jsonb_build_object('variables', e -> 'variables') else '{}' end
          || case when e ? 'contents' then jsonb_build_object('contents', e -> 'contents') else '{}' end
          || case when e ? 'justification' then jsonb_build_object('justification', e -> 'justification') else '{}' end
        from e where e ?| array['variables', 'contents', 'justification'])
    insert into process_event (case_id, sequence, region, type, element_id, at, version_hash, actor, data)
      select p_case, (e ->> 'sequence')::integer, p_region, e ->> 'type', e ->> 'elementId', (e ->> 'at')::timestamptz, p_version, e -> 'by',
        e - array['sequence', 'type', 'elementId', 'at', 'by', 'variables', 'contents', 'justification']
      from e;
    v_case := luotsi.apply_changes(p_region, p_case, p_changes);
    -- not a read model: whoever rebuilds these mails nobody
    if p_changes ? 'mails' then perform luotsi.post_mail(p_case, p_changes -> 'mails'); end if;
    done := luotsi.notify_case(v_case, 'task');
  end if;
  if p_end is not null then
    done := luotsi.end_command((p_end ->> 'id')::uuid, p_end -> 'rejection', coalesce((p_end ->> 'asked')::boolean, false));
    if p_end ? 'rejection' then done := luotsi.notify_case(v_case, 'task'); end if;
  end if;
  -- after the command's end: the place that it kept is free now, or taken by what it did
  if p_changes ?| array['coordinators', 'namings', 'namingSets'] or p_changes #> '{case,endedAt}' is not null then perform luotsi.offer_places(p_region); end if;
  return jsonb_build_object('lastSequence', v_case.last_sequence, 'openTasks', luotsi.open_tasks(p_case));
end $$;

-- Pending commands of the given regions that nobody tried for a while, none before its turn in its case; the attempt is counted.
-- Mostly nothing is pending: looked for by the index of pending commands, also while the table is small.
create function luotsi.pending_commands(p_regions text[], p_idle interval, p_limit integer) returns setof jsonb language plpgsql set enable_seqscan = off as $$
declare v_region text;
begin
  foreach v_region in array p_regions loop
    perform luotsi.enter(jsonb_build_object('region', v_region, 'system', true));
    return query
      with taken as (
        update command set attempts = attempts + 1, attempted_at = now() where id in (
          select id from command m where region = v_region and status = 'pending' and coalesce(attempted_at, created_at) <= now() - p_idle
            and not exists (select from command o where o.case_id = m.case_id and o.status = 'pending' and (o.created_at, o.id) < (m.created_at, m.id)
              and coalesce(o.attempted_at, o.created_at) > now() - p_idle)
          order by created_at, id limit p_limit for update skip locked) returning id)
      select luotsi.command_json(id) || jsonb_build_object('attempts', (select attempts + 1 from command c where c.id = taken.id)) from taken;
  end loop;
end $$;

-- What is still pending of a case and came before a command, in order.
create function luotsi.commands_before(p_region text, p_id uuid) returns setof jsonb language plpgsql as $$
begin
  perform luotsi.enter(jsonb_build_object('region', p_region, 'system', true));
  return query select luotsi.command_json(o.id) from command m join command o on o.case_id = m.case_id and o.status = 'pending' and (o.created_at, o.id) < (m.created_at, m.id)
    where m.id = p_id order by o.created_at, o.id;
end $$;

-- Claim, return, keep a draft: PostgreSQL alone decides. {"task": summary} or {"refused": code, "by": who has it}.
create function luotsi.change_task(p_id text, p_version integer, p_act text, p_data jsonb) returns jsonb language plpgsql as $$
declare v_task task; v_refusal jsonb; v_worker text := current_setting('luotsi.user', true);
begin
  select * into v_task from task where id = p_id for update;
  if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  -- a claim repeated by its winner is no conflict
  if p_act = 'claim' and v_task.status = 'claimed' and v_task.assignee_worker = v_worker then return jsonb_build_object('task', luotsi.task_summary(v_task)); end if;
  v_refusal := luotsi.task_refusal(v_task, case when p_act = 'claim' then 'claim' else 'keep' end, p_version);
  if v_refusal is not null then return v_refusal; end if;
  if p_act = 'draft' then
    insert into task_draft (task_id, region, case_id, data) values (p_id, v_task.region, v_task.case_id, p_data)
      on conflict (task_id) do update set data = excluded.data, saved_at = now();
  end if;
  update task set version = version + 1, status = case p_act when 'claim' then 'claimed' when 'return' then 'waiting' else status end,
      assignee_worker = case p_act when 'claim' then v_worker when 'return' then null else assignee_worker end,
      assignee_unit = case p_act when 'claim' then case when v_task.unit = any (luotsi.my_units()) then v_task.unit else p_data ->> 'unit' end when 'return' then null else assignee_unit end,
      assignee_name = case p_act when 'claim' then p_data ->> 'name' when 'return' then null else assignee_name end
    where id = p_id returning * into v_task;
  if p_act <> 'draft' then perform luotsi.notify_case(c, 'task') from care_case c where c.id = v_task.case_id; end if;
  return jsonb_build_object('task', luotsi.task_summary(v_task));
end $$;

create function luotsi.put_payload(p_region text, p_hash text, p_bytes text) returns void language plpgsql as $$
begin
  perform luotsi.enter(jsonb_build_object('region', p_region, 'system', true));
  insert into stored_payload (region, hash, bytes) values (p_region, p_hash, decode(p_bytes, 'base64')) on conflict do nothing;
end $$;
create function luotsi.get_payload(p_region text, p_hash text) returns text language plpgsql as $$
begin
  perform luotsi.enter(jsonb_build_object('region', p_region, 'system', true));
  return (select encode(bytes, 'base64') from stored_payload where region = p_region and hash = p_hash);
end $$;

-- Puts a region's calendars and limits into force: new cases get them with their opening, every open case gets a command.
-- p: id (the request's key), number, data, reason, by {worker, unit}. Answers {number, cases}; a number that is there already was made from something older.
create function luotsi.publish_time_data(scope jsonb, p jsonb) returns jsonb language plpgsql as $$
declare v_region char(2) := scope ->> 'region'; v_number integer := (p ->> 'number')::integer; v_before time_data; v_cases integer;
begin
  perform luotsi.enter(scope || jsonb_build_object('system', true));
  perform pg_advisory_xact_lock(hashtext('time_data ' || v_region));
  select * into v_before from time_data where region = v_region and number >= v_number order by number desc limit 1;
  if found then
    if v_before.request_id = (p ->> 'id')::uuid then
      if (v_before.data, v_before.reason) is distinct from (p -> 'data', p ->> 'reason') then return jsonb_build_object('refused', 'IDEMPOTENCY_KEY_REUSED'); end if;
      return jsonb_build_object('number', v_before.number, 'cases', (select count(*) from command where region = v_region and body_hash = p ->> 'id'));
    end if;
    return jsonb_build_object('refused', 'VERSION_STALE');
  end if;
  if v_number <> coalesce((select max(number) from time_data where region = v_region), 0) + 1 then return jsonb_build_object('refused', 'VERSION_STALE'); end if;
  insert into time_data (region, number, request_id, data, reason, author) values (v_region, v_number, (p ->> 'id')::uuid, p -> 'data', p ->> 'reason', scope ->> 'user');
  -- after the version: a case that opens meanwhile either has it in its opening or is among these
  insert into command (id, region, kind, case_id, version_hash, worker, body_hash, payload)
    select gen_random_uuid(), v_region, 'adoptTimeData', c.id, c.version_hash, scope ->> 'user', p ->> 'id',
      jsonb_build_object('type', 'adoptTimeData', 'data', p -> 'data', 'reason', p -> 'reason', 'by', p -> 'by')
    from care_case c where c.region = v_region and c.status <> 'ended';
  get diagnostics v_cases = row_count;
  return jsonb_build_object('number', v_number, 'cases', v_cases);
end $$;
