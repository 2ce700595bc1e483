// `npm test`: installs what is missing, then runs every check. Its last line is `N passed, N failed`. Nothing is skipped.
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { close, jest, run } from './count-jest.mjs'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules/.bin', name)

/** Static checks, each counted as one test. */
const CHECKS = [
  ['format', bin('oxfmt'), ['--check', '.']],
  // TypeScript 7 is five times as quick; what reads our imports and the API's types still wants 6.
  ['types', process.execPath, ['node_modules/typescript-7/bin/tsc']],
  ['lint', bin('oxlint'), []],
  ['arrows', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src', 'demo', 'bench', 'test']],
  ['unused', bin('knip'), []],
]

async function check([name, command, args]) {
  const started = Date.now()
  const { ok, output } = await run(command, args)
  console.log(`${ok ? 'PASS' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (!ok) console.log(output)
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, failures: [] }
}

/** Two checks at a time: the machine this is measured on has two cores. */
async function inPairs(checks) {
  const queue = [...checks]
  const done = []
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) done.push(await check(next))
  }
  await Promise.all([worker(), worker()])
  return done
}

installPackages()
delete process.env.UPDATE_GOLDEN
const binaries = await check(['binaries', process.execPath, ['scripts/run-ts.mjs', 'scripts/fetch-binaries.ts']])
const programs = await check(['programs', process.execPath, ['scripts/bundle-programs.mjs']])
// Minutes of waiting for real clocks, and hardly any work: these run beside everything else.
const WAITING =
  'integration/(alertmanager|alertmanager-incidents|clock-jumps|drift|escalation-daemon|renamed-labels)\\.test'
const waiting = jest('integration', { name: 'waiting', args: [`--testPathPatterns=${WAITING}`], live: false })
const counts = [
  binaries,
  programs,
  ...(await inPairs(CHECKS)),
  // In workers, also on two cores, where jest would run everything in one process that only grows.
  await jest('unit', { args: ['--maxWorkers=100%'] }),
  await jest('integration', { args: ['--maxWorkers=2', `--testPathIgnorePatterns=${WAITING}`] }),
  await waiting,
]
close(counts)
