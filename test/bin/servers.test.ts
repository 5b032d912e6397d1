// The servers the other tests stand on: real, one per run, one database per test file.
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Connection } from '@temporalio/client';
import { withClient } from '../../bin/index.ts';
import { emptyDatabase } from '../support/database.ts';
import type { TestDatabase } from '../support/database.ts';
import { temporalServer } from '../support/temporal.ts';

describe('PostgreSQL for tests', () => {
  let first: TestDatabase;
  let second: TestDatabase;
  beforeAll(async () => { [first, second] = await Promise.all([emptyDatabase('servers'), emptyDatabase('servers')]); });
  afterAll(async () => { await Promise.all([first.drop(), second.drop()]); });

  test('is version 18', async () => {
    const version = await withClient(first.ownerUrl, async (client) => (await client.query('SHOW server_version')).rows[0].server_version as string);
    expect(version).toMatch(/^18\./);
  });

  test('two databases do not see each other', async () => {
    await withClient(first.ownerUrl, (client) => client.query('CREATE TABLE only_here (id int)'));
    const found = await withClient(second.ownerUrl, async (client) => (await client.query("SELECT to_regclass('only_here') AS name")).rows[0].name as string | null);
    expect(found).toBeNull();
  });

  test('the login of worker and API is bound by row-level security', async () => {
    const role = await withClient(first.appUrl, async (client) => (await client.query('SELECT rolname, rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user')).rows[0] as unknown);
    expect(role).toEqual({ rolname: 'luotsi_app', rolsuper: false, rolbypassrls: false });
  });
});

describe('Temporal for tests', () => {
  test('answers, can skip time, and keeps closed workflows for 90 days', async () => {
    const { address, namespace } = await temporalServer();
    const connection = await Connection.connect({ address });
    const description = await connection.workflowService.describeNamespace({ namespace });
    expect(Number(description.config?.workflowExecutionRetentionTtl?.seconds)).toBe(90 * 24 * 3600);
    await connection.close();
  });
});
