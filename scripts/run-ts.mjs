// `node scripts/run-ts.mjs FILE.ts ARGS…`: runs a TypeScript file of this checkout, after installing packages if there are none.
import { resolve } from 'node:path'
import { runProgram } from './bundled.mjs'
import { installPackages } from './install.mjs'

installPackages()
const [file] = process.argv.splice(2, 1)
const entry = resolve(import.meta.dirname, '..', file)
process.argv[1] = entry
await runProgram(entry)
