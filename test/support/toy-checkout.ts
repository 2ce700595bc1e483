import { execFile } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { temporaryFolder } from '../../demo/processes/debian-packages.js'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a checkout needs to be given a feature, to be built, and to write its pages. */
const COPIED = [
  ...['src', 'scripts', 'docs', 'package.json', 'package-lock.json', 'tsconfig.json', 'CHANGELOG.md'],
  '.dependency-cruiser.cjs',
]

/** A checkout of its own, with one feature more than this one. */
export interface ToyCheckout {
  readonly folder: string
  /** Files that the feature has changed, with the lines that it added to each; its own room and page left out. */
  readonly changed: ReadonlyMap<string, readonly string[]>
  /** Runs a script of Node and gives what it prints; rejects where it fails. */
  node(args: readonly string[], env?: Readonly<Record<string, string>>): Promise<string>
  remove(): Promise<void>
}

/** Copies this checkout, begins a feature as CONTRIBUTING says, and fills its room with that of `test/toy`. */
export async function createToyCheckout(): Promise<ToyCheckout> {
  const folder = await temporaryFolder('toy')
  for (const name of COPIED) await cp(join(root, name), join(folder, name), { recursive: true })
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'))
  const before = await textsIn(folder)
  const node: ToyCheckout['node'] = async (args, env = {}) => {
    const options = { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 1 << 26 }
    const { stdout, stderr } = await run(process.execPath, [...args], options).catch((error: unknown) => {
      // What a program complains of on its standard output is no part of the error.
      throw new Error(`${String(error)}\n${(error as { stdout?: string }).stdout ?? ''}`)
    })
    return stdout + stderr
  }
  await node(['scripts/run-ts.mjs', 'scripts/new.ts', 'feature', 'toy'])
  await furnish(folder)
  const after = await textsIn(folder)
  // What is begun and not yet filled must hold too.
  await node(['scripts/run-ts.mjs', 'scripts/new.ts', 'feature', 'plain'])
  await node(['scripts/run-ts.mjs', 'scripts/new.ts', 'adr', 'Toys are not for sale'])
  return { folder, changed: linesAdded(before, after), node, remove: () => rm(folder, { recursive: true }) }
}

/** The room as `test/toy` has it, and a line in each of the lists that a feature need not stand in. */
async function furnish(folder: string): Promise<void> {
  const room = join(folder, 'src/toy')
  await rm(room, { recursive: true })
  await mkdir(room)
  for (const name of await readdir(join(root, 'test/toy'))) {
    const text = await readFile(join(root, 'test/toy', name), 'utf8')
    await writeFile(join(room, name), text.replaceAll("'../../src/", "'../"))
  }
  await replaceIn(join(folder, 'src/service/service.ts'), [
    [/^import type \{ SloPart \}/m, "import type { ToyPart } from '../toy/toy.js'\n$&"],
    [/^ {2}extends ServiceFrame, .*(?= \{)/m, '$&, ToyPart'],
  ])
  await replaceIn(join(folder, 'scripts/doors.cjs'), [[/^ {2}toy: \[\]/m, "  toy: ['toy', 'toy-command']"]])
  await replaceIn(join(folder, 'src/answers.ts'), [
    [/^import type \{ Answers \}/m, "import { toyAnswers } from './toy/answers.js'\n$&"],
    [/^\] as const satisfies/m, '  toyAnswers,\n$&'],
  ])
  await replaceIn(join(folder, 'src/cli/commands.ts'), [
    [/^import type \{ Config \}/m, "import { createToyCommand } from '../toy/toy-command.js'\n$&"],
    [/^ {2}createVersionCommand,$/m, '  createToyCommand,\n$&'],
  ])
}

async function replaceIn(path: string, replacements: readonly (readonly [RegExp, string])[]): Promise<void> {
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    replacements.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), text),
  )
}

async function textsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = ['.dependency-cruiser.cjs', ...(await namesIn(folder, 'src')), ...(await namesIn(folder, 'scripts'))]
  const own = names.filter((name) => !name.startsWith('src/toy/'))
  return new Map(
    await Promise.all(own.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  )
}

async function namesIn(folder: string, within: string): Promise<readonly string[]> {
  const all = await readdir(join(folder, within), { recursive: true, withFileTypes: true })
  return all
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1))
}

function linesAdded(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const changed = [...after].filter(([name, text]) => before.get(name) !== text)
  return new Map(
    changed.map(([name, text]) => {
      const known = new Set(before.get(name)?.split('\n'))
      return [name, text.split('\n').filter((line) => !known.has(line))]
    }),
  )
}
