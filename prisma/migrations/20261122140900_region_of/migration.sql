-- To whom does a thing belong that a caller may not see? Answers the region and nothing else, so that the API can say
-- "another region's" instead of "not there". Looks through every region's policy in turn: it has no rights of its own.
create function luotsi.region_of(kind text, id text) returns text language plpgsql as $$
declare
  key text := case kind when 'task' then '' when 'escalation' then split_part(id, '~', 1) else id end;
  hit boolean;
  code text;
begin
  if kind <> 'task' and key !~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then return null; end if;
  perform set_config('luotsi.system', 'on', true);
  for code in select lpad(n::text, 2, '0') from generate_series(1, 21) n union all select unnest(array['90', '91']) loop
    perform set_config('luotsi.region', code, true);
    hit := case kind
      when 'task' then exists (select from task t where t.id = region_of.id)
      when 'case' then exists (select from care_case c where c.id = key::uuid)
      when 'contact' then exists (select from contact c where c.id = key::uuid)
      when 'client' then exists (select from client c where c.id = key::uuid)
      when 'escalation' then exists (select from care_case c where c.id = key::uuid)
      else false end;
    exit when hit;
  end loop;
  perform set_config('luotsi.region', '', true), set_config('luotsi.system', '', true);
  return case when hit then code end;
end $$;
