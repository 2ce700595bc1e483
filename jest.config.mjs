const shared = {
  preset: undefined,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/scripts/jest-transform.mjs' },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testEnvironment: 'node',
}

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
  ],
}
