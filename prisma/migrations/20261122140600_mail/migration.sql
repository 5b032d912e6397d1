-- Mail: tells people what waits for them. A row is a promise, made in the transaction of the event that causes it; the sender (activities/mail) keeps it.
-- Nothing of a client is in it: what is asked, of which unit, by which day. One per cause and person.
create table mail (
  case_id uuid not null, about text not null, worker text not null, region char(2) not null,
  kind text not null check (kind in ('remind', 'inform', 'help', 'transfer', 'handoverOffered', 'handoverReturned')),
  unit text not null, due date, task_id text, address text not null, language text not null,
  status text not null default 'pending' check (status in ('pending', 'sent', 'failed')), attempts integer not null default 0,
  created_at timestamptz(3) not null default now(), next_attempt_at timestamptz(3) not null default now(), sent_at timestamptz(3), answer text,
  primary key (case_id, about, worker)
);
create index mail_pending on mail (region, next_attempt_at) where status = 'pending';
alter table mail enable row level security, force row level security;
create policy region on mail using (region = current_setting('luotsi.region', true)::bpchar);
grant select, insert, update on mail to luotsi_app;

-- m: about, kind, unit, role, worker, to (who was looked up already), clock, elementId, taskId. A returned handover is its sender's.
-- In the region of the unit that is called: an offer to another region is told to its people.
create function luotsi.post_mail(p_case uuid, p_mails jsonb) returns void language plpgsql as $$
declare m jsonb; v_home text := current_setting('luotsi.region'); v_region text; v_due date; v_to jsonb;
begin
  for m in select * from jsonb_array_elements(p_mails) loop
    if m ->> 'kind' = 'handoverReturned' then
      m := m || (select jsonb_strip_nulls(jsonb_build_object('unit', h.from_unit, 'role', 'responsible', 'worker', h.from_worker)) from handover h where h.case_id = p_case and h.task_id = m ->> 'taskId');
    end if;
    v_region := left(m ->> 'unit', 2);
    v_due := (select k.due_date from case_clock k where k.case_id = p_case and k.state = 'running'
      and (k.clock = m ->> 'clock' or (not m ? 'clock' and (k.about = m ->> 'taskId' or (k.about is null and k.element_id = m ->> 'elementId')))) order by k.due limit 1);
    v_to := coalesce(m -> 'to', luotsi.addressees(v_region, m ->> 'unit', m ->> 'role', m ->> 'worker', luotsi.today()));
    perform luotsi.in_region(v_region);
    insert into mail (case_id, about, worker, region, kind, unit, due, task_id, address, language)
      select p_case, m ->> 'about', s.id, v_region, m ->> 'kind', m ->> 'unit', v_due, case when v_region = v_home then m ->> 'taskId' end, s.email, s.language
      from jsonb_array_elements(v_to) a join staff s on s.id = a ->> 'worker'
      where s.email is not null and s.deactivated_at is null and case when m ->> 'kind' like 'handover%' then 'handover' else 'escalation' end <> all (s.mail_off)
      on conflict do nothing;
    perform luotsi.in_region(v_home);
  end loop;
end $$;

-- What is to be sent now. Each row is kept for two minutes for who took it, so that two senders never send one mail; a sender that dies lets go of it so.
-- What could not be sent for three days is given up: what it tells of has moved on.
create function luotsi.take_mail(p_regions text[], p_limit integer) returns setof jsonb language plpgsql set enable_seqscan = off as $$
declare v_region text;
begin
  foreach v_region in array p_regions loop
    perform luotsi.enter(jsonb_build_object('region', v_region, 'system', true));
    update mail set status = 'failed', answer = 'given up after three days' where region = v_region and status = 'pending' and next_attempt_at <= now() and created_at < now() - interval '3 days';
    return query
      with taken as (
        update mail set attempts = attempts + 1, next_attempt_at = now() + interval '2 minutes' where (case_id, about, worker) in (
          select case_id, about, worker from mail where region = v_region and status = 'pending' and next_attempt_at <= now() order by next_attempt_at limit p_limit for update skip locked) returning *)
      select jsonb_strip_nulls(jsonb_build_object('region', v_region, 'caseId', t.case_id, 'about', t.about, 'worker', t.worker, 'kind', t.kind, 'unit', t.unit, 'unitNames', luotsi.unit_names(t.unit), 'due', t.due,
       
        'taskRowId', t.case_id || '~' || replace(t.task_id, '#', '.'), 'address', t.address, 'language', t.language, 'attempts', t.attempts)) from taken t;
  end loop;
end $$;
-- p_status: sent, failed (for good), pending (again after p_wait).
create function luotsi.end_mail(p_region text, p_case uuid, p_about text, p_worker text, p_status text, p_answer text, p_wait interval) returns void language plpgsql as $$
begin
  perform luotsi.enter(jsonb_build_object('region', p_region, 'system', true));
  update mail set status = p_status, answer = p_answer, sent_at = case when p_status = 'sent' then now() end, next_attempt_at = now() + p_wait
    where case_id = p_case and about = p_about and worker = p_worker and status = 'pending';
end $$;

-- How mail does in the region: what waits, since when (seconds), what was given up in the last week.
create function luotsi.mail_standing() returns jsonb language sql stable as $$
  select jsonb_build_object('pending', count(*) filter (where status = 'pending'), 'sent', count(*) filter (where status = 'sent'), 'failed', count(*) filter (where status = 'failed' and created_at > now() - interval '7 days'),
    'oldestPending', extract(epoch from now() - min(created_at) filter (where status = 'pending')))
  from mail where region = luotsi.own_region() $$;

-- Which kinds of mail the caller gets.
create function luotsi.my_mail(p_off text[]) returns jsonb language plpgsql as $$
declare v_staff staff;
begin
  if p_off is not null then update staff set mail_off = p_off where id = current_setting('luotsi.user', true) and region = luotsi.own_region(); end if;
  select * into v_staff from staff where id = current_setting('luotsi.user', true);
  return jsonb_build_object('address', v_staff.email, 'escalations', not 'escalation' = any (v_staff.mail_off), 'handovers', not 'handover' = any (v_staff.mail_off));
end $$;

revoke execute on all functions in schema luotsi from public;
grant execute on all functions in schema luotsi to luotsi_app;
