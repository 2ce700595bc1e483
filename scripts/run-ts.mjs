// `node scripts/run-ts.mjs FILE.ts ARGS…`: runs a TypeScript file of this checkout, after installing packages if there are none.
import { pathToFileURL } from 'node:url'
import { resolve } from 'node:path'
import { installPackages } from './install.mjs'

installPackages()
const { register } = await import('tsx/esm/api')
register()
const [file] = process.argv.splice(2, 1)
const entry = resolve(import.meta.dirname, '..', file)
process.argv[1] = entry
await import(pathToFileURL(entry).href)
