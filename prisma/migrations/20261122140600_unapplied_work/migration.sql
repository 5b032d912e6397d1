-- What a worker sent, was kept, and was refused by its case when its turn came. They got 202 and went on: they are told here, with
-- what they typed, until they put it away. The rows are their own (policy of `command`).

-- Where the same text may be used: the task itself while it is still theirs, else the newest open one of the same step or form in which nobody has typed yet.
create function luotsi.reusable_in(m command) returns jsonb language sql stable as $$
  select jsonb_build_object('taskId', t.id, 'version', t.version, 'claimed', t.status = 'claimed', 'names', t.names, 'same', t.id = (m).task_id)
  from task t left join task o on o.id = (m).task_id
  where (m).payload ? 'variables' and t.case_id = (m).case_id and t.kind = 'task' and t.status in ('waiting', 'claimed')
    and (t.id = o.id or t.element_id = o.element_id or t.form_key = o.form_key)
    and (t.id = o.id or not exists (select from task_draft d where d.task_id = t.id))
    and (t.assignee_worker = (m).worker or (t.assignee_worker is null and t.unit = any (luotsi.my_units())))
  order by t.id = o.id desc nulls last, t.created_sequence desc limit 1 $$;

create function luotsi.unapplied_work() returns setof jsonb language sql stable as $$
  select jsonb_build_object('commandId', m.id, 'kind', m.kind, 'caseId', m.case_id, 'caseNumber', c.number, 'versionHash', m.version_hash, 'clientId', c.client_id,
    'taskNames', (select t.names from task t where t.id = m.task_id), 'rejection', m.rejection, 'sentAt', luotsi.iso(m.created_at), 'refusedAt', luotsi.iso(m.finished_at),
    'payload', m.payload - array['type', 'by', 'taskId'], 'reuse', luotsi.reusable_in(m))
  from command m join care_case c on c.id = m.case_id
  where m.region = current_setting('luotsi.region', true)::bpchar and m.worker = current_setting('luotsi.user', true) and m.status = 'rejected' and m.told_at is null
  order by m.finished_at desc, m.id limit 200 $$;

-- Put away: what was typed leaves the row. Again changes nothing.
create function luotsi.dismiss_unapplied(p_id uuid) returns jsonb language plpgsql as $$
begin
  update command set told_at = coalesce(told_at, now()), payload = payload - array['variables', 'additions', 'handover', 'note', 'reason', 'justification']
    where id = p_id and worker = current_setting('luotsi.user', true) and status = 'rejected';
  return case when found then jsonb_build_object('dismissed', true) else jsonb_build_object('refused', 'NOT_FOUND') end;
end $$;

grant execute on function luotsi.reusable_in(command), luotsi.unapplied_work(), luotsi.dismiss_unapplied(uuid) to luotsi_app;
revoke execute on function luotsi.reusable_in(command), luotsi.unapplied_work(), luotsi.dismiss_unapplied(uuid) from public;
