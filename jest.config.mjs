/** jest 30 in ESM mode: TypeScript through swc, `.ts` suffixes stay in the import specifiers. */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', {
      jsc: { target: 'es2022', parser: { syntax: 'typescript', tsx: true }, transform: { react: { runtime: 'automatic' } }, experimental: { keepImportAttributes: true } },
      module: { type: 'es6' },
    }],
  },
  testMatch: ['<rootDir>/test/**/*.test.{ts,tsx}'],
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
  // Real servers: the first test that asks for one waits until it has started.
  testTimeout: 60_000,
  maxWorkers: 2,
  // Set by `npm test`, which closes with one line of counts.
  reporters: process.env.LUOTSI_TEST_COUNTS ? ['<rootDir>/test/support/reporter.mjs'] : ['default'],
  modulePathIgnorePatterns: ['<rootDir>/.luotsi/', '<rootDir>/dist/'],
};
