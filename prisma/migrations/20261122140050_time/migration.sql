-- Time of cases: what a region lays over the country's calendars and limits, the waits of clocks, and what failed and waits for somebody.

-- Versions of a region's calendars and limits, newest number in force. Published once, never changed: due dates name the version.
create table time_data (
  region char(2) not null, number integer not null, request_id uuid not null unique, data jsonb not null, reason text not null, author text not null,
  published_at timestamptz(3) not null default now(), primary key (region, number)
);
create trigger append_only before update or delete on time_data for each row execute function luotsi.refuse_change();

-- Projected: a clock waited from … to (effective instants), recorded when. `counts`: the time was shown apart and counted all the same.
create table clock_wait (
  case_id uuid not null, clock text not null, sequence integer not null, region char(2) not null,
  from_at timestamptz(3) not null, recorded_at timestamptz(3) not null, to_at timestamptz(3), ended_recorded_at timestamptz(3),
  waiting_for text not null, standing text not null check (standing in ('counts', 'standsStill')), reason text, by_worker text, by_unit text,
  primary key (case_id, clock, sequence)
);

-- Projected: a token or clock that cannot go on by itself. Its owner is whoever is responsible for the case.
create table incident (
  case_id uuid not null, id text not null, region char(2) not null, element_id text, clock text, code text not null, message text not null,
  raised_at timestamptz(3) not null, resolved_at timestamptz(3), retries integer not null default 0, retried_at timestamptz(3), retried_worker text, retried_unit text,
  primary key (case_id, id)
);
create index incident_open on incident (region, raised_at, case_id, id) where resolved_at is null;
