-- The read path: rows as the API answers them. Lists walk an index from the cursor on; nothing is sorted as a whole.

create function luotsi.actor_json(p_worker text, p_unit text) returns jsonb language sql stable as $$
  select case when p_worker is null then null else jsonb_strip_nulls(jsonb_build_object('worker', p_worker, 'unit', p_unit, 'name', (select name from staff where id = p_worker))) end $$;
create function luotsi.unit_names(p_unit text) returns jsonb language sql stable as $$
  select coalesce((select names from unit where id = p_unit), jsonb_build_object('fi', p_unit)) $$;
create function luotsi.responsible_json(p_unit text, p_worker text) returns jsonb language sql stable as $$
  select case when p_unit is null then null else jsonb_strip_nulls(jsonb_build_object('unit', p_unit, 'unitNames', luotsi.unit_names(p_unit), 'worker', p_worker,
    'workerName', (select name from staff where id = p_worker))) end $$;

create function luotsi.waits_json(p_case uuid, p_clock text) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('from', luotsi.iso(w.from_at), 'to', luotsi.iso(w.to_at), 'recordedAt', luotsi.iso(w.recorded_at), 'waitingFor', w.waiting_for, 'standing', w.standing,
    'reason', w.reason, 'by', luotsi.actor_json(w.by_worker, w.by_unit)) order by w.from_at, w.sequence), '[]') from clock_wait w where w.case_id = p_case and w.clock = p_clock $$;
create function luotsi.clock_json(k case_clock) returns jsonb language sql stable as $$
  select jsonb_build_object('id', k.clock, 'clockId', k.clock_id, 'kind', k.kind, 'names', k.names, 'legalBasis', k.legal_basis, 'elementId', k.element_id,
    'startedAt', luotsi.iso(k.started_at), 'due', luotsi.iso(k.due), 'dueDate', k.due_date, 'limit', k.limit_amount, 'unit', k.unit,
    'stoppedAt', luotsi.iso(k.stopped_at), 'breachedAt', luotsi.iso(k.breached_at), 'state', k.state, 'cancelledBecause', k.cancelled_because,
    'limitRow', k.limit_row, 'dataVersion', k.data_version, 'warns', k.warns, 'warnedAt', luotsi.iso(k.warned_at), 'exceptionGrounds', to_jsonb(k.exception_grounds),
    'exception', case when k.exception_at is null then null else jsonb_build_object('at', luotsi.iso(k.exception_at), 'ground', k.exception_ground,
      'lawfulDue', luotsi.iso(k.lawful_due), 'lawfulDueDate', k.lawful_due_date) end,
    'moved', case when k.moved_at is null then null else jsonb_build_object('at', luotsi.iso(k.moved_at), 'firstDue', luotsi.iso(k.lawful_due), 'firstDueDate', k.lawful_due_date, 'reason', k.moved_reason,
      'by', luotsi.actor_json(k.moved_worker, k.moved_unit)) end,
    'waits', luotsi.waits_json(k.case_id, k.clock)) $$;
create function luotsi.clocks_of(p_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(luotsi.clock_json(k) order by k.kind, k.due nulls last, k.started_at, k.clock), '[]') from case_clock k where k.case_id = p_case $$;
create function luotsi.handover_json(h handover) returns jsonb language sql stable as $$
  select jsonb_build_object('id', h.case_id || '~' || replace(h.task_id, '#', '.'), 'elementId', h.element_id, 'status', h.status, 'transition', h.transition,
    'from', luotsi.responsible_json(h.from_unit, h.from_worker), 'toUnit', h.to_unit, 'toUnitNames', luotsi.unit_names(h.to_unit), 'toRole', h.to_role, 'toTier', h.terms -> 'toTier',
    'namesCoordinator', coalesce((h.terms ->> 'namesCoordinator')::boolean, false), 'follows', coalesce((h.terms ->> 'follows')::boolean, false), 'started', h.terms is not null,
    'reason', h.reason, 'offeredAt', luotsi.iso(h.offered_at), 'acceptedAt', luotsi.iso(h.accepted_at), 'acceptedBy', luotsi.actor_json(h.accepted_worker, h.accepted_unit),
    'firstServiceAt', luotsi.iso(h.first_service_at), 'closedAt', luotsi.iso(h.closed_at), 'outcome', h.outcome) $$;
-- Open work that a handover takes along: no handovers, no call-backs.
create function luotsi.plain_tasks(p_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('taskId', t.task_id, 'elementId', t.element_id) order by t.created_sequence, t.id), '[]') from task t where t.case_id = p_case and t.open and t.kind = 'task' $$;
create function luotsi.call_back_json(p_case uuid, p_task text) returns jsonb language sql stable as $$
  select jsonb_build_object('note', (array_agg(v.data #>> '{contents,note}' order by e.sequence))[1], 'requestedAt', luotsi.iso(min(e.at)),
    'requestedBy', (array_agg(luotsi.actor_json(e.actor ->> 'worker', e.actor ->> 'unit') order by e.sequence))[1],
    'attempts', coalesce(jsonb_agg(jsonb_build_object('attempt', e.data -> 'attempt', 'result', e.data -> 'result', 'at', luotsi.iso(e.at),
      'by', luotsi.actor_json(e.actor ->> 'worker', e.actor ->> 'unit'), 'note', v.data #>> '{contents,note}') order by e.sequence) filter (where e.type = 'callRecorded'), '[]'))
  from process_event e left join process_event_values v on v.case_id = e.case_id and v.sequence = e.sequence
  where e.case_id = p_case and e.type in ('callBackRequested', 'callRecorded') and e.data ->> 'taskId' = p_task $$;

-- Who has which role now, since when, and who is asked to follow.
create function luotsi.coordinators_json(p_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('role', r.role, 'names', coalesce(k.names, n.names), 'holder', luotsi.actor_json(k.worker, k.unit), 'since', luotsi.iso(k.since),
      'naming', case when n.task_id is null then null else jsonb_build_object('taskId', p_case || '~' || replace(n.task_id, '#', '.'), 'status', n.status, 'because', n.because,
        'since', luotsi.iso(n.since), 'nominee', luotsi.actor_json(n.nominee, n.nominee_unit)) end) order by coalesce(k.sequence, 0), r.role), '[]')
  from (select role from case_coordinator where case_id = p_case and until is null union select role from naming where case_id = p_case and status in ('needed', 'offered', 'queued')) r
  left join case_coordinator k on k.case_id = p_case and k.role = r.role and k.until is null
  left join naming n on n.case_id = p_case and n.role = r.role and n.status in ('needed', 'offered', 'queued') $$;
create function luotsi.naming_json(p_case uuid, p_task text) returns jsonb language sql stable as $$
  select jsonb_build_object('role', n.role, 'names', n.names, 'status', n.status, 'because', n.because, 'since', luotsi.iso(n.since), 'replaces', luotsi.actor_json(n.replaces, n.unit),
    'nominee', luotsi.actor_json(n.nominee, n.nominee_unit), 'justification', n.justification, 'queuedAt', luotsi.iso(n.queued_at),
    -- how many clients wait for the same person before this one
    'ahead', case when n.status = 'queued' then (select count(*) from naming o where o.region = n.region and o.status = 'queued' and o.nominee = n.nominee and (o.queued_at, o.case_id) < (n.queued_at, n.case_id)) end,
    'declined', n.reason) from naming n where n.case_id = p_case and n.task_id = p_task $$;
create function luotsi.addressees_json(p_addressees jsonb) returns jsonb language sql stable as $$
  select case when p_addressees is null then null else (select coalesce(jsonb_agg(a || jsonb_build_object('name', (select name from staff where id = a ->> 'worker'),
    'insteadOfName', (select name from staff where id = a ->> 'insteadOf'))), '[]') from jsonb_array_elements(p_addressees) a) end $$;

-- One expression and no query: it becomes part of the statements below instead of starting one for each task.
create function luotsi.task_json(t task, p_number text, p_unit_names jsonb, p_clock jsonb) returns jsonb language sql stable as $$
  select jsonb_build_object('id', (t).id, 'version', (t).version, 'kind', (t).kind, 'elementId', (t).element_id, 'names', (t).names, 'caseId', (t).case_id, 'caseNumber', p_number,
    'tier', (t).tier, 'unit', (t).unit, 'unitNames', coalesce(p_unit_names, jsonb_build_object('fi', (t).unit)), 'role', (t).role,
    'assignee', case when (t).assignee_worker is null then null else jsonb_strip_nulls(jsonb_build_object('worker', (t).assignee_worker, 'unit', (t).assignee_unit, 'name', (t).assignee_name)) end,
    'forWorker', case when (t).for_worker is null then null else jsonb_build_object('worker', (t).for_worker, 'unit', (t).unit) end,
    'status', (t).status, 'createdAt', luotsi.iso((t).created_at), 'clock', p_clock) $$;
-- A case's clock for its tasks: the running one with the least legal time left, else the target with the least ('statutory' < 'target').
create function luotsi.leading_clock(p_case uuid) returns setof jsonb language sql stable as $$
  select luotsi.clock_json(k) from case_clock k where k.case_id = p_case and k.state = 'running' order by k.unit <> 'now', k.due is null, k.kind, k.due, k.clock limit 1 $$;
create function luotsi.task_summary(t task) returns jsonb language sql stable as $$
  select luotsi.task_json(t, c.number, (select u.names from unit u where u.id = (t).unit), (select k from luotsi.leading_clock((t).case_id) k)) from care_case c where c.id = (t).case_id $$;
-- Every completion answers with it.
create function luotsi.open_tasks(p_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(luotsi.task_json(t, c.number, u.names, k.clock) order by t.created_sequence, t.id), '[]')
  from task t join care_case c on c.id = t.case_id left join unit u on u.id = t.unit left join luotsi.leading_clock(p_case) k(clock) on true where t.case_id = p_case and t.open $$;

-- An instant inside a page cursor; -infinity is what is to be done at once.
create function luotsi.instant_key(at timestamptz) returns text language sql stable parallel safe
  return case when isfinite(at) then luotsi.iso(at) else at::text end;

-- The clock of the queue's order: the statutory one, else the target.
create function luotsi.leading_due(t task) returns timestamptz language sql immutable parallel safe
  return case when (t).statutory_due < 'infinity' then (t).statutory_due else (t).target_due end;
create function luotsi.is_late(t task) returns boolean language sql stable parallel safe
  return (t).breached or luotsi.leading_due(t) <= now();

-- One page of the queue: per unit its own index range, then merged.
create function luotsi.task_page(p_units text[], p_tier smallint, p_late boolean, p_after text[], p_limit integer) returns setof task language sql stable as $$
  select page.* from unnest(p_units) u(unit) cross join lateral (
    select t.* from task t where t.region = current_setting('luotsi.region', true)::bpchar and t.unit = u.unit and t.open
      and (t.statutory_due, t.target_due, t.created_at, t.id) > (p_after[1]::timestamptz, p_after[2]::timestamptz, p_after[3]::timestamptz, p_after[4])
      and (p_tier is null or t.tier = p_tier) and (p_late is null or luotsi.is_late(t) = p_late)
    order by t.statutory_due, t.target_due, t.created_at, t.id limit p_limit) page
  order by page.statutory_due, page.target_due, page.created_at, page.id limit p_limit $$;
create function luotsi.my_task_page(p_worker text, p_tier smallint, p_late boolean, p_after text[], p_limit integer) returns setof task language sql stable as $$
  select t.* from task t where t.region = current_setting('luotsi.region', true)::bpchar and t.open and (t.assignee_worker = p_worker or t.for_worker = p_worker)
    and (t.statutory_due, t.target_due, t.created_at, t.id) > (p_after[1]::timestamptz, p_after[2]::timestamptz, p_after[3]::timestamptz, p_after[4])
    and (p_tier is null or t.tier = p_tier) and (p_late is null or luotsi.is_late(t) = p_late)
  order by t.statutory_due, t.target_due, t.created_at, t.id limit p_limit $$;
create function luotsi.task_counts(p_units text[], p_worker text) returns jsonb language sql stable as $$
  select jsonb_build_object('open', count(*), 'late', count(*) filter (where late), 'dueToday', count(*) filter (where not late and isfinite(due) and due <= midnight), 'mine', count(*) filter (where mine))
  from (select t.breached or (isfinite(d.due) and d.due <= now()) as late, d.due, coalesce(t.assignee_worker = p_worker or t.for_worker = p_worker, false) as mine
    from task t cross join lateral (select case when t.statutory_due < 'infinity' then t.statutory_due else t.target_due end as due) d
    where t.region = current_setting('luotsi.region', true)::bpchar and t.unit = any (p_units) and t.open) q
  cross join (select (date_trunc('day', now() at time zone 'Europe/Helsinki') + interval '1 day') at time zone 'Europe/Helsinki' as midnight) m $$;

create function luotsi.path_json(p_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('elementId', t.element_id, 'names', t.names, 'tier', t.tier,
      'state', case t.status when 'completed' then 'done' when 'cancelled' then 'cancelled' else 'now' end,
      'at', luotsi.iso(coalesce(t.completed_at, t.created_at)), 'by', luotsi.actor_json(t.done_worker, t.done_unit)) order by t.created_sequence, t.id), '[]')
  from task t where t.case_id = p_case $$;

-- Everything about one task that is not in its version: null when its client is not visible to the scope.
create function luotsi.task_json(p_id text) returns jsonb language sql stable as $$
  select jsonb_build_object('summary', luotsi.task_summary(t), 'versionHash', c.version_hash, 'formKey', t.form_key,
    'after', (select e.element_id from process_event e where e.case_id = t.case_id and e.sequence < t.created_sequence
      and e.type in ('taskCompleted', 'timerFired', 'messageCorrelated') order by e.sequence desc limit 1),
    'since', luotsi.iso(t.created_at),
    'client', jsonb_build_object('id', p.id, 'name', p.name, 'birthDate', p.birth_date, 'phone', p.phone, 'serviceLanguage', o.service_language, 'interpreterNeeded', o.interpreter_needed),
    'responsible', coalesce(luotsi.responsible_json(c.responsible_unit, c.responsible_worker), luotsi.responsible_json(t.unit, null)),
    'coordinator', luotsi.actor_json(c.coordinator_worker, c.coordinator_unit), 'coordinators', luotsi.coordinators_json(c.id), 'naming', luotsi.naming_json(t.case_id, t.task_id),
    -- what is on its way to the engine, to who sent it, else what was typed so far
    'draft', coalesce((select m.payload -> 'variables' from command m where m.id = t.command_id), d.data), 'draftSavedAt', luotsi.iso(d.saved_at),
    'recorded', (select coalesce(jsonb_agg(jsonb_build_object('key', v.key, 'value', v.value, 'by', luotsi.actor_json(v.by_worker, v.by_unit), 'at', luotsi.iso(v.at), 'elementId', v.element_id)
      order by v.at, v.key), '[]') from recorded_value v where v.case_id = t.case_id),
    'path', luotsi.path_json(t.case_id), 'clocks', luotsi.clocks_of(t.case_id),
    'handover', (select luotsi.handover_json(h) || jsonb_build_object('contents', k.contents, 'additions', coalesce(k.additions, '{}'), 'openTasks', luotsi.plain_tasks(t.case_id))
      from handover h left join handover_package k using (case_id, task_id) where h.case_id = t.case_id and h.task_id = t.task_id),
    'callBack', case when t.kind = 'callBack' then luotsi.call_back_json(t.case_id, t.task_id) end)
  from task t join care_case c on c.id = t.case_id join client p on p.id = c.client_id join contact o on o.id = c.contact_id
  left join task_draft d on d.task_id = t.id
  where t.id = p_id $$;

create function luotsi.case_summary(c care_case) returns jsonb language sql stable as $$
  select jsonb_build_object('id', c.id, 'number', c.number, 'status', c.status, 'tier', c.tier, 'responsible', luotsi.responsible_json(c.responsible_unit, c.responsible_worker),
    'coordinator', luotsi.actor_json(c.coordinator_worker, c.coordinator_unit), 'channel', c.channel, 'initiatedAt', luotsi.iso(c.initiated_at), 'endedAt', luotsi.iso(c.ended_at),
    'outcome', c.outcome, 'suspended', case when c.suspended_at is null then null else jsonb_build_object('at', luotsi.iso(c.suspended_at), 'reason', c.suspended_reason,
      'by', luotsi.actor_json(c.suspended_worker, c.suspended_unit)) end, 'modelId', c.model_id, 'modelVersion', c.model_version, 'versionHash', c.version_hash, 'clocks', luotsi.clocks_of(c.id), 'moves', c.moves) $$;

create function luotsi.escalation_json(e escalation) returns jsonb language sql stable as $$
  select jsonb_build_object('id', e.case_id || '~' || e.id, 'caseId', e.case_id, 'caseNumber', c.number, 'clock', case when k.clock is null then null else luotsi.clock_json(k) end, 'stepId', e.step_id, 'finding', e.finding, 'kind', e.kind,
    'role', e.role, 'unit', e.unit, 'unitNames', luotsi.unit_names(e.unit), 'addressees', luotsi.addressees_json(e.addressees), 'raisedAt', luotsi.iso(e.raised_at), 'acknowledgedAt', luotsi.iso(e.acknowledged_at),
    'acknowledgedBy', luotsi.actor_json(e.acknowledged_worker, e.acknowledged_unit))
  from care_case c left join case_clock k on k.case_id = c.id and k.clock = e.clock where c.id = e.case_id $$;

create function luotsi.incident_json(i incident) returns jsonb language sql stable as $$
  select jsonb_build_object('id', i.case_id || '~' || replace(i.id, '#', '.'), 'caseId', i.case_id, 'caseNumber', c.number, 'elementId', i.element_id, 'clock', i.clock, 'code', i.code, 'message', i.message,
    'raisedAt', luotsi.iso(i.raised_at), 'retries', i.retries, 'owner', luotsi.responsible_json(c.responsible_unit, c.responsible_worker))
  from care_case c where c.id = i.case_id $$;

create function luotsi.case_json(p_case uuid) returns jsonb language sql stable as $$
  select luotsi.case_summary(c) || jsonb_build_object('clientId', c.client_id, 'coordinators', luotsi.coordinators_json(c.id), 'path', luotsi.path_json(c.id),
    'escalations', (select coalesce(jsonb_agg(luotsi.escalation_json(e) order by e.raised_at, e.id), '[]') from escalation e where e.case_id = c.id),
    'handovers', (select coalesce(jsonb_agg(luotsi.handover_json(h) order by h.offered_at nulls last, h.task_id), '[]') from handover h where h.case_id = c.id),
    'incidents', (select coalesce(jsonb_agg(luotsi.incident_json(i) order by i.raised_at, i.id), '[]') from incident i where i.case_id = c.id and i.resolved_at is null))
  from care_case c where c.id = p_case $$;

-- Events with what people recorded, where the scope may see it; without it for managers (row policy of process_event_values).
create function luotsi.events_json(p_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('sequence', e.sequence, 'type', e.type, 'at', luotsi.iso(e.at), 'recordedAt', luotsi.iso(e.recorded_at), 'elementId', e.element_id,
    'by', luotsi.actor_json(e.actor ->> 'worker', e.actor ->> 'unit'), 'data', e.data || coalesce(v.data, '{}')) order by e.sequence), '[]')
  from process_event e left join process_event_values v on v.case_id = e.case_id and v.sequence = e.sequence where e.case_id = p_case $$;
-- The events as they were recorded, for a rebuild.
create function luotsi.raw_events(p_case uuid) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(e.data || coalesce(v.data, '{}') || jsonb_build_object('sequence', e.sequence, 'type', e.type, 'at', luotsi.iso(e.at))
    || case when e.element_id is null then '{}' else jsonb_build_object('elementId', e.element_id) end || case when e.actor is null then '{}' else jsonb_build_object('by', e.actor) end
    order by e.sequence), '[]')
  from process_event e left join process_event_values v on v.case_id = e.case_id and v.sequence = e.sequence where e.case_id = p_case $$;

-- Timeliness (facts 6.1). `p_as_of` null = now, and whatever is recorded counts, also for cases whose own time is ahead of the wall clock.
-- A clock that ended without its stop after it was due is a breach, never withdrawn. In time means by the law's date: what a documented
-- exception allowed beyond it is a class of its own, and so is what somebody's change of a target's due date allowed. A paused clock is pending: it is not due while it stands still.
create function luotsi.allowed_class(k case_clock) returns text language sql immutable parallel safe return case when (k).exception_at is null and (k).moved_at is not null then 'DUE_MOVED' else 'EXCEPTION' end;
create function luotsi.timeliness_state(k case_clock, p_as_of timestamptz) returns text language sql stable parallel safe
  return case
    when (k).stopped_at <= coalesce(p_as_of, 'infinity') then
      case when (k).stopped_at < least((k).lawful_due, (k).due) then 'ON_TIME' when (k).stopped_at < (k).due then luotsi.allowed_class(k) else 'LATE' end
    when (k).breached_at <= coalesce(p_as_of, 'infinity') then 'OVERDUE_OPEN'
    when (k).cancelled_at <= coalesce(p_as_of, 'infinity') and (k).cancelled_at < least((k).lawful_due, (k).due) then case (k).cancelled_because when 'withdrawn' then 'WITHDRAWN' else 'NOT_REQUIRED' end
    when (k).cancelled_at <= coalesce(p_as_of, 'infinity') and (k).cancelled_at < (k).due then luotsi.allowed_class(k)
    when (k).cancelled_at <= coalesce(p_as_of, 'infinity') then 'OVERDUE_OPEN'
    when (k).state = 'paused' then 'PENDING'
    when (k).due <= coalesce(p_as_of, now()) then 'OVERDUE_OPEN'
    when (k).lawful_due <= coalesce(p_as_of, now()) then luotsi.allowed_class(k)
    else 'PENDING' end;

create function luotsi.cohort(p_from date, p_to date, p_kind text, p_clock text, p_unit text, p_version integer) returns setof case_clock language sql stable as $$
  select k.* from case_clock k
  where k.region = current_setting('luotsi.region', true)::bpchar and k.kind = p_kind and coalesce(k.lawful_due_date, k.due_date) between p_from and p_to and (p_clock is null or k.clock_id = p_clock)
    and ((p_unit is null and p_version is null) or exists (select from care_case c where c.id = k.case_id
      and (p_unit is null or c.responsible_unit = p_unit) and (p_version is null or c.model_version = p_version))) $$;

create function luotsi.cohort_counts(p_from date, p_to date, p_as_of timestamptz, p_kind text, p_clock text, p_unit text, p_version integer) returns jsonb language sql stable as $$
  with stated as (
    select k.clock_id, k.names, k.legal_basis, to_char(coalesce(k.lawful_due_date, k.due_date), 'YYYY-MM') as month, coalesce(k.lawful_due_date, k.due_date) >= p_from as asked,
      luotsi.timeliness_state(k, p_as_of) as state, k.state = 'paused' as paused,
      exists (select from clock_wait w where w.case_id = k.case_id and w.clock = k.clock and w.standing = 'standsStill') as stood
    from luotsi.cohort(least(p_from, (date_trunc('month', p_to) - interval '11 months')::date), p_to, p_kind, p_clock, p_unit, p_version) k)
  select jsonb_build_object(
    'byClock', (select coalesce(jsonb_agg(to_jsonb(r) order by r."clockId"), '[]') from (
      select clock_id as "clockId", (array_agg(names))[1] as names, (array_agg(legal_basis))[1] as "legalBasis", count(*) filter (where state = 'ON_TIME') as "onTime",
        count(*) filter (where state = 'LATE') as late, count(*) filter (where state = 'OVERDUE_OPEN') as "overdueOpen", count(*) filter (where state = 'PENDING') as pending,
        count(*) filter (where state = 'WITHDRAWN') as withdrawn, count(*) filter (where state = 'NOT_REQUIRED') as "notRequired",
        count(*) filter (where state = 'EXCEPTION') as exception, count(*) filter (where state = 'DUE_MOVED') as "dueMoved", count(*) filter (where state = 'ON_TIME' and stood) as "stoodStill", count(*) filter (where state = 'PENDING' and paused) as paused
      from stated where asked group by clock_id) r),
    'byMonth', (select coalesce(jsonb_agg(to_jsonb(r) order by r.month), '[]') from (
      select month, count(*) filter (where state = 'ON_TIME') as "onTime", count(*) filter (where state in ('ON_TIME', 'LATE', 'OVERDUE_OPEN')) as due from stated group by month) r)) $$;

revoke execute on all functions in schema luotsi from public;
grant execute on all functions in schema luotsi to luotsi_app;
