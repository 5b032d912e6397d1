-- Mostly nothing is pending: looked for by the index of pending commands in each region, also while the table is small.
alter function luotsi.pending_commands(text[], interval, integer) set enable_seqscan = off;
-- Changed in place several times in their life: room for it in their own page spares every index of theirs an entry.
alter table care_case set (fillfactor = 70);
alter table task set (fillfactor = 70);
alter table recorded_value set (fillfactor = 80);

-- Who a task is given to has it claimed from the start (reserve_task): once returned, it wants a claim like any other.
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
    when p_kind in ('completeTask', 'keep') and t.assignee_worker is null then 'TASK_NOT_CLAIMED'
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
    update task set status = 'sending', version = version + 1, command_id = v_id where id = v_task.id;
    -- what was typed outlives a refusal by the engine
    if p #> '{command,variables}' is not null then
      insert into task_draft (task_id, region, case_id, data) values (v_task.id, v_task.region, v_task.case_id, p #> '{command,variables}')
        on conflict (task_id) do update set data = excluded.data, saved_at = now();
    end if;
  end if;
  return jsonb_build_object('state', 'new', 'command', luotsi.command_json(v_id));
end $$;
