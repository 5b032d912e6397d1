-- Partners: people of another organisation (a hospital) who start and receive handovers and see nothing else (HAND-07). Whoever has the role is narrow,
-- whatever other roles they have. Last of all migrations: it narrows every table there is.
create function luotsi.is_narrow() returns boolean language sql stable parallel safe
  return coalesce(current_setting('luotsi.partner', true), '') = 'on' and not luotsi.is_system();

-- What a partner may see of each table; of those that are not named, nothing. Policies that restrict: they open nothing to anybody.
do $$ declare v_table text; v_sees text; begin
  for v_table in select c.relname from pg_class c where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relrowsecurity loop
    v_sees := case v_table
      -- offered by their organisation, or to it as long as it is
      when 'handover' then $p$from_unit = any (luotsi.my_units()) or (to_unit = any (luotsi.my_units()) and status in ('offered', 'expired', 'accepted', 'closed'))$p$
      when 'handover_package' then 'exists (select from handover h where h.case_id = handover_package.case_id and h.task_id = handover_package.task_id)'
      -- by its id alone: what else it looked at would keep the queue's counts from being read in the index only
      when 'task' then $p$id in (select h.case_id || '~' || replace(h.task_id, '#', '.') from handover h)$p$
      when 'care_case' then 'exists (select from handover h where h.case_id = care_case.id)'
      when 'command' then $p$worker = current_setting('luotsi.user', true)$p$
      when 'staff' then $p$id = current_setting('luotsi.user', true)$p$
      when 'unit' then 'true'
      else 'false' end;
    execute format('create policy partner on %I as restrictive using (not luotsi.is_narrow() or %s)', v_table, v_sees);
  end loop;
end $$;
-- The package is client data, which nobody sees but people who meet clients; and partners, as far as it is theirs.
create policy offered on handover_package for select using (luotsi.is_narrow() and region = current_setting('luotsi.region', true)::bpchar);

-- Handovers of the caller's units, newest first: what was offered, who it is about, and whether the case is theirs to hand on. The rows are chosen with
-- the caller's own eyes; names and clients of these are looked up with the system's.
create function luotsi.partner_handovers() returns jsonb language plpgsql as $$
declare v_mine jsonb; v_all jsonb;
begin
  v_mine := (select coalesce(jsonb_agg(jsonb_build_array(m.case_id, m.task_id)), '[]') from (select h.case_id, h.task_id from handover h
    where h.from_unit = any (luotsi.my_units()) or h.to_unit = any (luotsi.my_units()) order by h.offered_at desc nulls first, h.case_id, h.task_id limit 200) m);
  perform set_config('luotsi.system', 'on', true);
  v_all := (select coalesce(jsonb_agg(luotsi.handover_json(h) || jsonb_build_object('caseId', h.case_id, 'caseNumber', c.number, 'versionHash', c.version_hash, 'version', t.version,
      'direction', case when h.from_unit = any (luotsi.my_units()) then 'sent' else 'received' end, 'fromUnitNames', luotsi.unit_names(h.from_unit),
      'client', jsonb_build_object('name', p.name, 'birthDate', p.birth_date, 'phone', p.phone, 'serviceLanguage', o.service_language, 'interpreterNeeded', o.interpreter_needed),
      'package', k.contents, 'additions', coalesce(k.additions, '{}'), 'outcomeNote', k.outcome_note,
      'due', (select min(q.due_date) from case_clock q where q.case_id = h.case_id and q.state = 'running' and (q.about = h.task_id or (q.about is null and q.element_id = h.element_id))),
      -- the case is the unit's, and nobody is asked to take it
      'canHandOn', c.status = 'open' and c.responsible_unit = any (luotsi.my_units()) and h.task_id = (select l.task_id from handover l where l.case_id = c.id order by coalesce(l.offered_at, 'infinity') desc, l.task_id desc limit 1)
        and not exists (select from handover n where n.case_id = c.id and n.status in ('draft', 'offered', 'returned', 'expired')))
      order by h.offered_at desc nulls first, h.case_id, h.task_id), '[]')
    from jsonb_array_elements(v_mine) m join handover h on h.case_id = (m ->> 0)::uuid and h.task_id = m ->> 1
    join care_case c on c.id = h.case_id join client p on p.id = c.client_id join contact o on o.id = c.contact_id
    left join task t on t.case_id = h.case_id and t.task_id = h.task_id left join handover_package k on k.case_id = h.case_id and k.task_id = h.task_id);
  perform set_config('luotsi.system', '', true);
  return v_all;
end $$;

-- The client that a partner means, where the region knows exactly one of that name and birth date. The partner is not told.
create function luotsi.client_meant(p_region text, p_name text, p_birth date) returns uuid language plpgsql as $$
declare v_ids uuid[];
begin
  perform luotsi.enter(jsonb_build_object('region', p_region, 'system', true));
  v_ids := array(select id from client where lower(name) = lower(p_name) and birth_date = p_birth limit 2);
  return case when cardinality(v_ids) = 1 then v_ids[1] end;
end $$;

revoke execute on all functions in schema luotsi from public;
grant execute on all functions in schema luotsi to luotsi_app;
