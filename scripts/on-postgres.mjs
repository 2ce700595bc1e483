// With `--import`: what a test starts opens its stores where the test does, in databases of PostgreSQL (see jest-postgres.mjs).
import { register } from 'node:module'

register('./on-postgres-hooks.mjs', import.meta.url)
