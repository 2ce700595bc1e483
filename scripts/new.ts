// `npm run new -- feature NAME` begins a feature: a room with two doors, a test, a page of docs, and a line in each list.
// `npm run new -- adr TITLE` begins a decision.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

function at(path: string): string {
  return join(root, path)
}

function write(path: string, text: string): void {
  if (existsSync(at(path))) throw new Error(`${path} is there already: choose another name`)
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
  console.log(`new      ${path}`)
}

/** Writes a line before the first one that matches `before`, below the one that matches `below`. */
function addLine(
  path: string,
  line: string,
  { below, before }: { readonly below: RegExp; readonly before: RegExp },
): void {
  const lines = readFileSync(at(path), 'utf8').split('\n')
  const start = lines.findIndex((one) => below.test(one))
  const place = lines.findIndex((one, index) => index > start && before.test(one))
  if (start < 0 || place < 0) throw new Error(`${path} has no list that ${line.trim()} could be added to`)
  lines.splice(place, 0, line)
  writeFileSync(at(path), lines.join('\n'))
  console.log(`one line ${path}`)
}

function addImport(path: string, line: string): void {
  addLine(path, line, { below: /^import /, before: /^(?!import |\} from | {2})/ })
}

function feature(name: string): void {
  if (!/^[a-z]+$/.test(name)) throw new Error(`a feature is one small word, such as drill, not ${name}`)
  const type = name.charAt(0).toUpperCase() + name.slice(1)
  write(
    `src/${name}/feature.ts`,
    `import type { Feature } from '../feature/feature.js'

/** What follows from the configuration alone. */
export const ${name}Feature = { name: '${name}' } satisfies Feature<unknown>
`,
  )
  write(
    `src/${name}/runtime.ts`,
    `import type { Runtime } from '../feature/runtime.js'

/** What works in the daemon. */
export function create${type}(): Runtime {
  return { name: '${name}' }
}
`,
  )
  write(
    `src/${name}/feature.test.ts`,
    `import { expect, test } from '@jest/globals'
import { features } from '../features.js'

test('${name} is one of the features', () => {
  expect(features.map(({ name }) => name)).toContain('${name}')
})
`,
  )
  write(`docs/${name}.md`, `# ${type}\n`)
  addLine('scripts/floors.cjs', `    ${name}: 'What it is, in one sentence.',`, {
    below: /^ {4}slo: /,
    before: /^ {2}\},/,
  })
  addLine('scripts/doors.cjs', `  ${name}: [],`, { below: /^const doors/, before: /^\}/ })
  addImport('src/features.ts', `import { ${name}Feature } from './${name}/feature.js'`)
  addLine('src/features.ts', `  ${name}Feature,`, { below: /^const list/, before: /^\]/ })
  addImport('src/app/runtimes.ts', `import { create${type} } from '../${name}/runtime.js'`)
  addLine('src/app/runtimes.ts', `  create${type},`, { below: /^export const runtimes/, before: /^\]/ })
  console.log(`
Say in scripts/floors.cjs what it is, and put it on the floor that it needs. Where it has
- a key of service files: its part among those of Service in src/service/service.ts,
- routes, or a part of the status: src/${name}/answers.ts, and a line in src/answers.ts,
- a command: a line in src/cli/commands.ts,
- something for other rooms: its file in scripts/doors.cjs.
Then npm run docs:generate.`)
}

function adr(title: string): void {
  const numbers = readdirSync(at('docs/adr'))
    .map((file) => Number.parseInt(file, 10))
    .filter(Number.isFinite)
  const number = String(Math.max(...numbers) + 1).padStart(4, '0')
  const file = `${number}-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md`
  write(
    `docs/adr/${file}`,
    `# ${Number(number)}. ${title}\n\n**Situation.**\n\n**Decision.**\n\n**Consequences.**\n\n**Rejected.**\n`,
  )
  const page = readFileSync(at('docs/adr/README.md'), 'utf8').trimEnd()
  writeFileSync(at('docs/adr/README.md'), `${page}\n| [${number}](${file}) | ${title} |\n`)
  console.log('one line docs/adr/README.md; npm run format aligns its table')
}

const [kind, ...rest] = process.argv.slice(2)
const said = rest.join(' ').trim()
const KINDS: Readonly<Record<string, (said: string) => void>> = { feature, adr }
const make = KINDS[kind ?? '']
if (make === undefined || said === '') {
  console.error('npm run new -- feature NAME, or npm run new -- adr TITLE')
  process.exitCode = 2
} else {
  make(said)
}
