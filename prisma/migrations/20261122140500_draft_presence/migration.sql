-- Who has a version open in which tab, and who of them may draw: at most one tab edits a draft. A tab that has not been heard of
-- for a while is gone; its row goes with the next one that comes.
create table draft_presence (
  region char(2) not null, model_id text not null, number integer not null, tab uuid not null,
  worker text not null, name text not null, editing boolean not null default false,
  asked_at timestamptz(3), since timestamptz(3) not null default now(), seen_at timestamptz(3) not null default now(),
  primary key (region, model_id, number, tab),
  foreign key (region, model_id, number) references model_version (region, model_id, number)
);
create unique index draft_presence_one_editor on draft_presence (region, model_id, number) where editing;

alter table draft_presence enable row level security, force row level security;
create policy region on draft_presence using (region = current_setting('luotsi.region', true)::bpchar);
grant select, insert, update, delete on draft_presence to luotsi_app;
