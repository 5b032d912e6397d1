-- The tables. Truth: process_event (append-only), contacts, commands, versions. The rest of a case is projected from its events.
-- Instants have milliseconds, as the events have. Every table has `region`: the row policies look at it.
-- Rows that change in place several times in their life have a fillfactor: room in their own page spares every index of theirs an entry.
create schema luotsi;

create table unit (
  id text primary key, region char(2) not null, names jsonb not null
);
create table staff (
  id text primary key, region char(2) not null, name text not null, roles text[] not null, units text[] not null,
  -- the region's own record of the person; sign-in tells name, roles and units
  email text, language text not null default 'fi' check (language in ('fi', 'sv', 'en')), profession text not null default 'other',
  employment text check (employment in ('office', 'contract')),
  -- clients to coordinate at most, when it is not what the model says; who answers when this supervisor is away
  client_limit integer check (client_limit >= 0), deputy text,
  -- kinds of mail that the person does not want
  mail_off text[] not null default '{}' check (mail_off <@ array['escalation', 'handover']),
  deactivated_at timestamptz(3), version integer not null default 1,
  seen_at timestamptz(3) not null default now()
);
create index staff_region on staff (region, name);
-- Days in Finland, the last one included. Agreed = the person is away; who coordinates clients is away only once the substitute has accepted.
create table absence (
  id uuid primary key default gen_random_uuid(), region char(2) not null, worker text not null, from_date date not null, to_date date not null,
  substitute text, substitute_accepted boolean not null default false,
  status text not null check (status in ('agreed', 'proposed', 'declined', 'cancelled')),
  created_by text not null, created_at timestamptz(3) not null default now(), answered_at timestamptz(3), check (to_date >= from_date)
);
create index absence_of on absence (region, worker, from_date);
create table client (
  id uuid primary key, region char(2) not null, name text not null, birth_date date, phone text,
  created_at timestamptz(3) not null default now()
);
create table contact (
  id uuid primary key, region char(2) not null, client_id uuid not null references client (id), channel text not null,
  -- vireilletulo: kept as given, never overwritten (INT-05, trigger below)
  initiated_at timestamptz(3) not null,
  recorded_at timestamptz(3) not null default now(),
  need text not null, service_language text not null, interpreter_needed boolean not null, seven_day_ground text,
  reporter jsonb, by_worker text not null, by_unit text not null,
  -- the open case that it joined instead of starting one (INT-06)
  joined_case uuid
);
create table case_counter (
  region char(2) primary key, last_number integer not null
);

-- A variant comes from a parent: another region's model (the national base is region 00) or one of its own. `unit`: for one unit's contacts only.
create table model (
  id text not null, region char(2) not null, names jsonb not null, parent_region char(2), parent_id text, unit text, primary key (region, id),
  foreign key (parent_region, parent_id) references model (region, id), check ((parent_region is null) = (parent_id is null))
);
create table model_version (
  id uuid primary key default gen_random_uuid(), region char(2) not null, model_id text not null, number integer not null,
  status text not null default 'draft' check (status in ('draft', 'inReview', 'approved', 'published', 'retired')),
  -- DMN files by key, as business rule tasks name them
  xml text not null, forms jsonb not null, decisions jsonb not null default '{}', definition jsonb, hash text, revision integer not null default 1,
  author text not null, author_id text, reason text, based_on integer,
  -- the parent's version that this one comes from; what was taken from the library, with its hash
  parent_number integer, origin jsonb,
  -- development groups: [{ name, members: [staff id], edits, approves }]
  groups jsonb not null default '[]', workshops jsonb not null default '[]',
  submitted_by text, approved_by text, approved_name text, approved_at timestamptz(3),
  created_at timestamptz(3) not null default now(), published_at timestamptz(3),
  -- first Helsinki day on which cases start on it
  valid_from date,
  foreign key (region, model_id) references model (region, id), unique (region, model_id, number),
  check (status not in ('published', 'retired') or (hash is not null and definition is not null and published_at is not null and valid_from is not null)),
  check (status <> 'approved' or approved_by is not null)
);
create unique index model_version_one_draft on model_version (region, model_id) where status in ('draft', 'inReview', 'approved');
create index model_version_in_force on model_version (region, model_id, valid_from desc, published_at desc) where status = 'published';
-- What was done with a version: who, when, why.
create table version_log (
  id bigint generated always as identity primary key, region char(2) not null, model_id text not null, number integer not null, at timestamptz(3) not null default now(),
  worker text, name text not null, act text not null, comment text, foreign key (region, model_id) references model (region, id)
);
create index version_log_of_model on version_log (region, model_id, id desc);
create table region_setting (
  region char(2) primary key, revision integer not null default 1,
  -- publishing needs a second person's approval
  approval_required boolean not null default false
);
create index model_version_hash on model_version (region, hash);

create table care_case (
  id uuid primary key, region char(2) not null, number text not null, contact_id uuid not null references contact (id),
  client_id uuid not null references client (id), channel text not null, initiated_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  model_id text not null, model_version integer not null, version_hash text not null,
  -- units that have or had to do with the case: the relation that lets their people see the client
  units text[] not null,
  last_sequence integer not null default 0,
  -- projected from events:
  status text not null default 'starting' check (status in ('starting', 'open', 'ended')), tier smallint,
  responsible_unit text, responsible_worker text, coordinator_worker text, coordinator_unit text,
  opened_at timestamptz(3), ended_at timestamptz(3), outcome text,
  moves integer not null default 0, follower_units text[] not null default '{}',
  -- null while the case goes on
  suspended_at timestamptz(3), suspended_reason text, suspended_worker text, suspended_unit text,
  unique (region, number)
) with (fillfactor = 70);
create index care_case_newest on care_case (region, created_at desc, id desc);
create index care_case_by_status on care_case (region, status, created_at desc, id desc);
create index care_case_client on care_case (client_id);
create unique index care_case_contact on care_case (contact_id);

-- No foreign keys from here to care_case: luotsi.record holds the case's row locked while it writes these, luotsi.begin_command reads it for
-- the command, and the API's role may delete no case. A key would lock, and so write, the case's row once more in every command.
create table process_event (
  case_id uuid not null, sequence integer not null, region char(2) not null, type text not null, element_id text,
  at timestamptz(3) not null, recorded_at timestamptz(3) not null default now(), version_hash text not null,
  actor jsonb, data jsonb not null, primary key (case_id, sequence)
);
-- What people recorded, beside its event: guarded like client data, where the event itself is for managers too.
create table process_event_values (
  case_id uuid not null, sequence integer not null, region char(2) not null, data jsonb not null, primary key (case_id, sequence)
);

create table task (
  id text primary key, region char(2) not null, case_id uuid not null, task_id text not null, element_id text not null,
  kind text not null check (kind in ('task', 'handover', 'returnedHandover', 'handoverDraft', 'callBack', 'naming', 'nomination')), names jsonb not null, form_key text, tier smallint,
  unit text not null, role text not null, for_worker text,
  status text not null check (status in ('waiting', 'claimed', 'sending', 'completed', 'cancelled')),
  open boolean not null generated always as (status in ('waiting', 'claimed', 'sending')) stored,
  created_at timestamptz(3) not null, created_sequence integer not null,
  completed_at timestamptz(3), done_worker text, done_unit text,
  -- of the case's running clocks, for the order of the queue; infinity = none
  statutory_due timestamptz(3) not null default 'infinity', target_due timestamptz(3) not null default 'infinity',
  breached boolean not null default false,
  -- not projected: who holds it, the ETag, the command under way
  version integer not null default 1, assignee_worker text, assignee_unit text, assignee_name text, command_id uuid
) with (fillfactor = 70);
create index task_queue on task (region, unit, statutory_due, target_due, created_at, id) include (breached, assignee_worker, for_worker) where open;
create index task_assignee on task (region, assignee_worker) where open;
create index task_for_worker on task (region, for_worker) where open and for_worker is not null;
create index task_of_case on task (case_id, created_sequence);
create table task_draft (
  task_id text primary key, region char(2) not null, case_id uuid not null, data jsonb not null, saved_at timestamptz(3) not null default now()
);

create table case_clock (
  case_id uuid not null, clock text not null, region char(2) not null, clock_id text not null,
  kind text not null check (kind in ('statutory', 'target')), names jsonb not null, legal_basis text, element_id text,
  started_at timestamptz(3) not null, due timestamptz(3), due_date date, limit_amount integer, unit text not null,
  -- a paused clock keeps the due date it had: it gets another one when it goes on
  state text not null check (state in ('running', 'paused', 'stopped', 'cancelled')),
  stopped_at timestamptz(3), breached_at timestamptz(3), cancelled_at timestamptz(3), cancelled_because text,
  -- task id of the handover or call-back that it measures
  about text,
  -- dated limit row, version of calendar and limits, grounds on which the law lets it be exceeded
  limit_row text, data_version text, exception_grounds text[] not null default '{}',
  -- whether the model says when to warn, and since when it warns
  warns boolean not null default false, warned_at timestamptz(3),
  -- a documented exception, or a target's due date that somebody set later: due and due_date are the new ones then, these the first ones
  lawful_due timestamptz(3), lawful_due_date date, exception_at timestamptz(3), exception_ground text,
  moved_at timestamptz(3), moved_reason text, moved_worker text, moved_unit text,
  primary key (case_id, clock)
);
create index case_clock_due on case_clock (region, kind, coalesce(lawful_due_date, due_date), case_id, clock);
create index case_clock_next on case_clock (region, due, case_id, clock) where state = 'running';

create table handover (
  case_id uuid not null, task_id text not null, region char(2) not null, element_id text not null,
  status text not null check (status in ('draft', 'offered', 'returned', 'expired', 'accepted', 'withdrawn', 'closed')),
  from_unit text not null, from_worker text, to_unit text not null, to_role text not null, transition text not null,
  offered_at timestamptz(3), reason text,
  -- of one that a worker started, what was agreed; null = drawn in the model
  terms jsonb,
  -- of one that came from another region: the offer there
  from_offer text,
  accepted_at timestamptz(3), accepted_worker text, accepted_unit text, first_service_at timestamptz(3), closed_at timestamptz(3), outcome text,
  primary key (case_id, task_id)
);
-- What a handover tells about the client, beside it: guarded like client data, where the handover itself is for managers too.
create table handover_package (
  case_id uuid not null, task_id text not null, region char(2) not null, contents jsonb, additions jsonb, outcome_note text, primary key (case_id, task_id)
);
create index handover_register on handover (region, offered_at desc, case_id, task_id) where offered_at is not null;
-- Who has or had a coordinator role. Until null = now; a role changes hands in one event, so that one row ends where the next begins.
create table case_coordinator (
  case_id uuid not null, role text not null, since timestamptz(3) not null, sequence integer not null, region char(2) not null, names jsonb not null, required boolean not null,
  worker text not null, unit text not null, profession text, employment text, until timestamptz(3), ended_because text, primary key (case_id, role, sequence)
);
create index case_coordinator_now on case_coordinator (region, worker) where until is null;
-- A coordinator role that wants its (next) holder. Its task has the same task id.
create table naming (
  case_id uuid not null, task_id text not null, region char(2) not null, role text not null, names jsonb not null, client_limit integer,
  status text not null check (status in ('needed', 'offered', 'queued', 'named', 'closed')), unit text not null, named_by text not null, because text not null,
  since timestamptz(3) not null, replaces text, nominee text, nominee_unit text, justification text, queued_at timestamptz(3), reason text, ended_at timestamptz(3),
  primary key (case_id, task_id)
);
create index naming_nominee on naming (region, nominee) where status in ('offered', 'queued');
create table escalation (
  case_id uuid not null, id text not null, region char(2) not null, clock text, step_id text not null, finding text,
  kind text not null, role text not null, unit text not null, worker text,
  -- whom it reached: [{worker, because, insteadOf}]; null = whoever has the role in the unit
  addressees jsonb, raised_at timestamptz(3) not null,
  acknowledged_at timestamptz(3), acknowledged_worker text, acknowledged_unit text, primary key (case_id, id)
);
create index escalation_open on escalation (region, raised_at desc, case_id, id) where acknowledged_at is null;
create table recorded_value (
  case_id uuid not null, key text not null, region char(2) not null, value jsonb not null, by_worker text, by_unit text,
  at timestamptz(3) not null, element_id text, primary key (case_id, key)
) with (fillfactor = 80);

create table command (
  id uuid primary key, region char(2) not null, kind text not null,
  status text not null default 'pending' check (status in ('pending', 'done', 'rejected')),
  case_id uuid not null, task_id text, version_hash text not null, worker text not null,
  body_hash text not null, payload jsonb not null, rejection jsonb,
  -- the person whose place as a coordinator the command takes, while it is under way
  takes_place_of text, attempts integer not null default 0,
  created_at timestamptz(3) not null default now(), attempted_at timestamptz(3), finished_at timestamptz(3),
  -- of a rejected one, when its worker was told: in the answer to their request, or when they put the notice away
  told_at timestamptz(3)
);
create index command_pending on command (region, created_at) where status = 'pending';
create index command_pending_of_case on command (case_id, created_at, id) where status = 'pending';
create index command_untold on command (region, worker, finished_at) where status = 'rejected' and told_at is null;

create table session (
  id text primary key, region char(2) not null, worker text not null, name text not null, roles text[] not null, units text[] not null,
  created_at timestamptz(3) not null default now(), expires_at timestamptz(3) not null
);
create index session_expiry on session (region, expires_at);
create table stored_payload (
  region char(2) not null, hash text not null, bytes bytea not null, created_at timestamptz(3) not null default now(), primary key (region, hash)
);
-- already compressed or encrypted
alter table stored_payload alter column bytes set storage external;

create function luotsi.keep_initiated_at() returns trigger language plpgsql as $$
begin
  raise exception 'The instant at which contact % was initiated is never overwritten', old.id using errcode = 'integrity_constraint_violation';
end $$;
create trigger keep_initiated_at before update on contact for each row when (new.initiated_at is distinct from old.initiated_at) execute function luotsi.keep_initiated_at();
create trigger keep_initiated_at before update on care_case for each row when (new.initiated_at is distinct from old.initiated_at) execute function luotsi.keep_initiated_at();

create function luotsi.keep_published() returns trigger language plpgsql as $$
begin
  if old.status in ('published', 'retired') and (tg_op = 'DELETE'
    or (new.xml, new.forms, new.decisions, new.definition, new.hash, new.region, new.model_id, new.number, new.published_at, new.valid_from, new.reason, new.parent_number, new.origin, new.approved_by, new.approved_at)
       is distinct from (old.xml, old.forms, old.decisions, old.definition, old.hash, old.region, old.model_id, old.number, old.published_at, old.valid_from, old.reason, old.parent_number, old.origin, old.approved_by, old.approved_at)
    or new.status not in ('published', 'retired') or (old.status = 'retired' and new.status <> 'retired')) then
    raise exception 'Version % of % is published and never changes', old.number, old.model_id using errcode = 'integrity_constraint_violation';
  end if;
  -- What is read or was approved is what is published.
  if old.status in ('inReview', 'approved') and tg_op = 'UPDATE' and (new.xml, new.forms, new.decisions) is distinct from (old.xml, old.forms, old.decisions) then
    raise exception 'Version % of % is in review and does not change', old.number, old.model_id using errcode = 'integrity_constraint_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
create trigger keep_published before update or delete on model_version for each row execute function luotsi.keep_published();

create function luotsi.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'This log is append-only' using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete on process_event for each row execute function luotsi.refuse_change();
create trigger append_only before update or delete on version_log for each row execute function luotsi.refuse_change();
create trigger append_only before update or delete on process_event_values for each row execute function luotsi.refuse_change();
