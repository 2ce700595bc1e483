import { bundledPackages } from './scripts/bundle-packages.mjs'
import { storeTests } from './scripts/store-tests.mjs'

const shared = {
  preset: undefined,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/scripts/jest-transform.mjs' },
  moduleNameMapper: { ...(await bundledPackages()), '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
}

/** Each is said in docs/operations.md. */
const NOT_ON_POSTGRES = [
  // About files of SQLite: how they are opened, locked, taken away, and what older versions left in them.
  ...['src/store/open-store\\.test', 'src/store/migrations/', 'src/incident/store-trouble-over-http'],
  // Goes from and to files; with PostgreSQL: test/compat/export-between-databases.
  'src/store/transfer/',
  // These write into the file past the store.
  ...[
    'src/audit/tampered-file',
    'src/cli/audit-command',
    'src/cli/db-command',
    'src/incident/intake/alert-queue-store',
  ],
  // These expect the numbers of SQLite, which gives one again that was undone.
  ...['src/escalation/breach-escalation', 'src/escalation/report-escalation'],
]

/** `unit` needs nothing but Node; `integration` starts real binaries, `compat` those of another make. */
export default {
  // Generous: a loaded machine is slow, a test that hangs is found all the same. Tests have none of their own below it.
  testTimeout: 300_000,
  // Modules of a test file are never given back by Node: a worker that has grown begins anew.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.test.ts',
        '<rootDir>/test/golden/**/*.test.ts',
        '<rootDir>/test/house/**/*.test.ts',
      ],
    },
    {
      ...shared,
      displayName: 'integration',
      testMatch: ['<rootDir>/test/integration/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'compat',
      testMatch: ['<rootDir>/test/compat/**/*.test.ts'],
    },
    {
      ...shared,
      displayName: 'postgres',
      moduleNameMapper: {
        '^.*/open-store\\.js$': '<rootDir>/test/support/open-store-on-postgres.ts',
        ...shared.moduleNameMapper,
      },
      globalSetup: '<rootDir>/scripts/jest-postgres.mjs',
      globalTeardown: '<rootDir>/scripts/jest-postgres-end.mjs',
      testMatch: [...storeTests(), '<rootDir>/test/integration/{ledger-truth,two-writers}.test.ts'],
      testPathIgnorePatterns: NOT_ON_POSTGRES,
    },
  ],
}
