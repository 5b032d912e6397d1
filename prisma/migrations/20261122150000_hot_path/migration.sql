-- The hot path. Task by task, so that each is found by its key: joined to a set, the planner read the whole table of tasks while it was small.
-- A task that the process gave to one worker needs no claim of theirs: sending its completion takes it.

create or replace function luotsi.task_refusal(t task, p_kind text, p_version integer) returns jsonb language plpgsql stable as $$
declare
  v_worker text := current_setting('luotsi.user', true);
  v_code text;
begin
  v_code := case
    when t.status in ('completed', 'cancelled') then 'TASK_NOT_WAITING'
    when p_kind in ('acceptHandover', 'returnHandover') and t.kind <> 'handover' then 'HANDOVER_NOT_OPEN'
    when p_kind = 'offerHandover' and t.kind <> 'returnedHandover' then 'HANDOVER_NOT_RETURNED'
    when t.unit <> all (luotsi.my_units()) and t.for_worker is distinct from v_worker then case when t.kind = 'handover' then 'HANDOVER_WRONG_UNIT' else 'NOT_FOUND' end
    when t.assignee_worker <> v_worker then 'TASK_CLAIMED'
    when t.assignee_worker is null and (p_kind = 'keep' or p_kind = 'completeTask' and t.for_worker is distinct from v_worker) then 'TASK_NOT_CLAIMED'
    when t.status = 'sending' then 'COMMAND_CONFLICT'
    when t.version <> p_version then 'VERSION_STALE' end;
  return case when v_code is null then null else jsonb_strip_nulls(jsonb_build_object('refused', v_code,
    'by', case when t.assignee_worker is null then null else jsonb_build_object('worker', t.assignee_worker, 'unit', t.assignee_unit, 'name', t.assignee_name) end)) end;
end $$;

create or replace function luotsi.begin_command(scope jsonb, p jsonb) returns jsonb language plpgsql as $$
declare
  v_id uuid := (p ->> 'commandId')::uuid; v_answer jsonb; v_task task; v_case care_case; v_case_id uuid := (p ->> 'caseId')::uuid;
begin
  perform luotsi.enter(scope);
  v_answer := luotsi.repeated_command(v_id, p ->> 'bodyHash');
  if v_answer is not null then return v_answer; end if;
  if p ? 'taskRowId' then
    select * into v_task from task where id = p ->> 'taskRowId' for update;
    if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
    -- the same request twice at once: the second one waited for the row above
    v_answer := coalesce(luotsi.repeated_command(v_id, p ->> 'bodyHash'), luotsi.task_refusal(v_task, p ->> 'kind', (p ->> 'expectedVersion')::integer));
    if v_answer is not null then return v_answer; end if;
    v_case_id := v_task.case_id;
  elsif p ? 'escalationId' then
    select case_id into v_case_id from escalation where case_id = (p ->> 'caseId')::uuid and id = p ->> 'escalationId' and acknowledged_at is null;
    if not found then return jsonb_build_object('refused', 'ESCALATION_UNKNOWN'); end if;
  end if;
  select * into v_case from care_case where id = v_case_id;
  if not found then return jsonb_build_object('refused', 'NOT_FOUND'); end if;
  if v_case.status <> 'open' then return jsonb_build_object('refused', case v_case.status when 'ended' then 'CASE_ENDED' else 'CASE_STARTING' end); end if;
  insert into command (id, region, kind, case_id, task_id, version_hash, worker, body_hash, payload)
    values (v_id, v_case.region, p ->> 'kind', v_case.id, v_task.id, v_case.version_hash, scope ->> 'user', p ->> 'bodyHash', p -> 'command') on conflict (id) do nothing;
  if not found then return coalesce(luotsi.repeated_command(v_id, p ->> 'bodyHash'), jsonb_build_object('refused', 'IDEMPOTENCY_KEY_REUSED')); end if;
  if v_task.id is not null then
    if v_task.assignee_worker is null and p ->> 'kind' = 'completeTask' then
      update task set status = 'sending', version = version + 1, command_id = v_id, assignee_worker = scope ->> 'user', assignee_unit = p #>> '{command,by,unit}',
          assignee_name = (select name from staff where id = scope ->> 'user') where id = v_task.id;
    else
      update task set status = 'sending', version = version + 1, command_id = v_id where id = v_task.id;
    end if;
    -- what was typed outlives a refusal by the engine
    if p #> '{command,variables}' is not null then
      insert into task_draft (task_id, region, case_id, data) values (v_task.id, v_task.region, v_task.case_id, p #> '{command,variables}')
        on conflict (task_id) do update set data = excluded.data, saved_at = now();
    end if;
  end if;
  return jsonb_build_object('state', 'new', 'command', luotsi.command_json(v_id));
end $$;

create or replace function luotsi.change_task(p_id text, p_version integer, p_act text, p_data jsonb) returns jsonb language plpgsql as $$
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

create or replace function luotsi.apply_tasks(p_region text, p_case uuid, c jsonb) returns void language plpgsql as $$
declare s record; v_id text;
begin
  if c ? 'tasks' then
    insert into task (id, region, case_id, task_id, element_id, kind, names, form_key, tier, unit, role, for_worker, status, created_at, created_sequence, completed_at, done_worker, done_unit)
      select p_case || '~' || replace(r."taskId", '#', '.'), p_region, p_case, r."taskId", r."elementId", r.kind, r.names, r."formKey", r.tier, r.unit, r.role, r."forWorker",
        r.status, r."createdAt", r."createdSequence", r."completedAt", r."doneWorker", r."doneUnit"
      from jsonb_to_recordset(c -> 'tasks') r("taskId" text, "elementId" text, kind text, names jsonb, "formKey" text, tier smallint, unit text, role text, "forWorker" text,
        status text, "createdAt" timestamptz, "createdSequence" integer, "completedAt" timestamptz, "doneWorker" text, "doneUnit" text)
      on conflict (id) do nothing;
  end if;
  if c ? 'taskSets' then
    for s in select * from jsonb_to_recordset(c -> 'taskSets') r("taskId" text, status text, kind text, unit text, role text, "setWorker" boolean, "forWorker" text, "completedAt" timestamptz, "doneWorker" text, "doneUnit" text, release boolean) loop
      v_id := p_case || '~' || replace(s."taskId", '#', '.');
      update task t set status = case when s.status is null then t.status when s.status = 'claimed' and t.assignee_worker is null then 'waiting' else s.status end,
        kind = coalesce(s.kind, t.kind), unit = coalesce(s.unit, t.unit), role = coalesce(s.role, t.role),
        for_worker = case when s."setWorker" then s."forWorker" else t.for_worker end, completed_at = coalesce(s."completedAt", t.completed_at),
        done_worker = coalesce(s."doneWorker", t.done_worker), done_unit = coalesce(s."doneUnit", t.done_unit), version = t.version + 1,
        command_id = case when s.status is null then t.command_id end,
        -- a closed task stands in no queue
        statutory_due = case when s.status in ('completed', 'cancelled') then 'infinity' else t.statutory_due end,
        target_due = case when s.status in ('completed', 'cancelled') then 'infinity' else t.target_due end,
        breached = t.breached and coalesce(s.status not in ('completed', 'cancelled'), true),
        assignee_worker = case when s.release then null else t.assignee_worker end, assignee_unit = case when s.release then null else t.assignee_unit end,
        assignee_name = case when s.release then null else t.assignee_name end
        where t.id = v_id;
      if s.status in ('completed', 'cancelled') then delete from task_draft where task_id = v_id; end if;
    end loop;
  end if;
end $$;
