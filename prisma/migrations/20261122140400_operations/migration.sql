-- How the machinery itself does: how late it was with what time does, and what waits to be executed. No client's data.

create index process_event_raised on process_event (region, at) where type = 'escalationRaised';

-- Seconds from the instant an escalation was due to the one at which it stood recorded. Where a case's time was skipped it is
-- recorded before its own time; then the workflow's own delay is all there is.
create function luotsi.lateness(e process_event) returns double precision language sql stable
  return extract(epoch from greatest(e.recorded_at, e.at) - (e.data ->> 'dueAt')::timestamptz);

-- Cumulative counts by upper bound, as Prometheus has them; the last is everything.
create function luotsi.lateness_counts(p_from timestamptz, p_to timestamptz, p_bounds double precision[]) returns jsonb language sql stable as $$
  with seconds as (select luotsi.lateness(e) as s from process_event e
    where e.region = current_setting('luotsi.region', true)::bpchar and e.type = 'escalationRaised' and e.at >= p_from and e.at < p_to)
  select jsonb_build_object('count', count(*), 'sum', coalesce(sum(s), 0), 'max', max(s),
    'p50', percentile_cont(0.5) within group (order by s), 'p99', percentile_cont(0.99) within group (order by s),
    'within', (select jsonb_agg((select count(*) from seconds where s <= bound) order by n) from unnest(p_bounds) with ordinality b(bound, n)))
  from seconds $$;

-- All regions in turn, each under its own policy: it has no rights of its own.
create function luotsi.operations(p_regions text[], p_bounds double precision[]) returns setof jsonb language plpgsql as $$
declare v_region text;
begin
  foreach v_region in array p_regions loop
    perform luotsi.enter(jsonb_build_object('region', v_region, 'system', true));
    return next jsonb_build_object('region', v_region, 'lateness', luotsi.lateness_counts('-infinity', 'infinity', p_bounds),
      'cases', (select coalesce(jsonb_object_agg(status, n), '{}') from (select status, count(*) as n from care_case group by status) c),
      'pending', (select count(*) from command where status = 'pending'),
      'oldestPending', (select extract(epoch from now() - min(created_at)) from command where status = 'pending'),
      'mail', luotsi.mail_standing());
  end loop;
end $$;

grant execute on function luotsi.lateness(process_event), luotsi.lateness_counts(timestamptz, timestamptz, double precision[]), luotsi.operations(text[], double precision[]) to luotsi_app;
