/** What the engine's client and the database driver throw when their server is away, as it was seen when they were killed. */
import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '@temporalio/client';
import { isAway } from '../../api/engine/failures.ts';
import { asProblem } from '../../api/http/problem.ts';

const grpc = (code: number): Error => Object.assign(new Error('h2 protocol error'), { code, details: '', metadata: {} });

describe('the engine', () => {
  test.each([1, 2, 4, 8, 9, 10, 13, 14])('gRPC status %i leaves the command to be tried again', (code) => {
    expect(isAway(new ServiceError('Workflow Update failed', { cause: grpc(code) }))).toBe(true);
  });
  test.each([3, 5, 6, 7, 11, 12, 16])('gRPC status %i is an answer', (code) => {
    expect(isAway(new ServiceError('Workflow Update failed', { cause: grpc(code) }))).toBe(false);
  });
});

describe('the database', () => {
  test.each([
    ['a refused connection', Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })],
    ['a server that starts up', Object.assign(new Error('the database system is starting up'), { code: '57P03' })],
    ['a full server', Object.assign(new Error('Too many database connections opened'), { code: 'P2037' })],
    ['a transaction that got no connection in time', Object.assign(new Error('Transaction API error'), { code: 'P2028' })],
    ['a server that ended in the middle of a raw query', Object.assign(new Error('Raw query failed. Code: `57P01`. Message: `terminating connection`'), { code: 'P2010' })],
    ['a connection that broke inside a transaction', new Error('Client has encountered a connection error and is not queryable')],
  ])('%s is 503', (_what, error) => {
    expect(asProblem(error).code).toBe('SERVICE_UNAVAILABLE');
  });
  test('a fault of our own is not', () => {
    expect(asProblem(Object.assign(new Error('Raw query failed. Code: `42601`. Message: `syntax error`'), { code: 'P2010' })).code).toBe('INTERNAL');
  });
});
