// What the tests and the benchmark may use of bin/: the ground.
export {
  GroundFailure, messageOf, freePort, ensurePortFree, planPorts, parsePort, portVariables, createSupervisor, waitUntilReady, waitUntilSaid, claimRun, secretIn,
  identityOf, isAlive, parentOf, startPostgres, serverVersion, ownerRole, appRole, prepareEmbeddedDatabase, prepareGivenDatabase, withClient,
  findTemporal, temporalVersion, checkTemporal, startTemporal,
} from './ground/index.ts';
export type {
  Child, ChildSpec, DatabaseUrls, OwnedProcess, PortPlan, PostgresOptions, PostgresServer, RunRecord, Supervisor, SupervisorOptions,
  TemporalOptions, TemporalServer,
} from './ground/index.ts';
