// The ground a run stands on: PostgreSQL, Temporal, the processes, their ports. Used by start, the tests and the benchmark.
export { GroundFailure, messageOf } from './failure.ts';
export { ensurePortFree, freePort, parsePort, planPorts, portVariables } from './ports.ts';
export type { PortPlan } from './ports.ts';
export { createSupervisor, waitUntilReady, waitUntilSaid } from './processes.ts';
export type { Supervisor, SupervisorOptions } from './processes.ts';
export type { Child, ChildSpec } from './child.ts';
export { claimRun } from './run-record.ts';
export type { RunRecord } from './run-record.ts';
export { commandLineOf, identityOf, isAlive, parentOf } from './owned.ts';
export type { OwnedProcess } from './owned.ts';
export { secretIn } from './secrets.ts';
export { ownerRole, serverVersion, startPostgres } from './postgres.ts';
export type { PostgresOptions, PostgresServer } from './postgres.ts';
export { findTemporal, temporalVersion } from './temporal-binary.ts';
export { checkTemporal, startTemporal } from './temporal.ts';
export type { TemporalOptions, TemporalServer } from './temporal.ts';
export { appRole, prepareEmbeddedDatabase, prepareGivenDatabase, withClient } from './database.ts';
export type { DatabaseUrls } from './database.ts';
