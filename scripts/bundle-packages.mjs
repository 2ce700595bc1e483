// Packages of many small files as a few large ones, for jest: it reads, compiles and links each file anew for each test file.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Those of more than a few files that many tests load, as they are imported. Native code, what looks for files beside it, and what CommonJS of another package requires stays as it is. */
const PACKAGES = [
  'age-encryption',
  'csv-stringify/sync',
  'echarts/charts',
  'echarts/components',
  'echarts/core',
  'echarts/renderers',
  'express',
  'fast-check',
  'handlebars',
  'kysely',
  'mailparser',
  'markdown-it',
  'nodemailer',
  'prom-client',
  'prometheus-query',
  'smtp-server',
  'string-width',
  'supertest',
  'yaml',
  'zod',
  'zod-openapi',
]

const fileOf = (name) => `${name.replaceAll('/', '__')}.mjs`

/** For `moduleNameMapper`; bundles the packages where that was not done since they were installed. */
export async function bundledPackages() {
  installPackages()
  const folder = join(root, '.cache', `packages-${key()}`)
  if (!isThere(folder)) await bundle(folder)
  return Object.fromEntries(PACKAGES.map((name) => [`^${name}$`, join(folder, fileOf(name))]))
}

function key() {
  const files = [fileURLToPath(import.meta.url), join(root, 'package-lock.json')]
  const hash = createHash('sha256').update(root)
  for (const file of files) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

function isThere(folder) {
  try {
    return readdirSync(folder).length > 0
  } catch {
    return false
  }
}

/** In a folder of its own, which is there whole or not at all: runs of jest side by side may each make one. */
async function bundle(folder) {
  const { build } = await import('esbuild')
  mkdirSync(dirname(folder), { recursive: true })
  const made = mkdtempSync(`${folder}-`)
  const entries = join(made, 'entries')
  mkdirSync(entries)
  for (const name of PACKAGES) writeFileSync(join(entries, fileOf(name)), await entryOf(name))
  await build({
    absWorkingDir: root,
    entryPoints: PACKAGES.map((name) => join(entries, fileOf(name))),
    outdir: made,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    // What two of them import is one module for both.
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['pg-native', 'cloudflare:sockets'],
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    logLevel: 'error',
  })
  rmSync(entries, { recursive: true })
  try {
    renameSync(made, folder)
  } catch (error) {
    rmSync(made, { recursive: true, force: true })
    if (!isThere(folder)) throw error
  }
  forgetOthers(folder)
}

/** Exports it as Node does: a CommonJS package has the names that Node finds in it. */
async function entryOf(name) {
  const names = Object.keys(await import(name)).filter((one) => /^[\w$]+$/.test(one))
  return `export { ${names.join(', ')} } from '${name}'\n`
}

function forgetOthers(folder) {
  for (const name of readdirSync(dirname(folder))) {
    const isOther = name.startsWith('packages-') && !name.startsWith(basename(folder))
    if (isOther) rmSync(join(dirname(folder), name), { recursive: true, force: true })
  }
}
