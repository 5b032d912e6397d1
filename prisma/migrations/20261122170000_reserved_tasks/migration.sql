-- A task that the path gives to one worker (the responsible, the coordinator) is theirs from the start: nobody claims what is already their own.
-- They can return it to the queue of its unit like any other.
create function luotsi.reserve_task() returns trigger language plpgsql as $$
begin
  new.status := 'claimed';
  new.assignee_worker := new.for_worker;
  new.assignee_unit := new.unit;
  new.assignee_name := (select s.name from staff s where s.id = new.for_worker);
  return new;
end $$;
create trigger reserve_task before insert on task for each row
  when (new.kind = 'task' and new.status = 'waiting' and new.for_worker is not null and new.assignee_worker is null) execute function luotsi.reserve_task();
