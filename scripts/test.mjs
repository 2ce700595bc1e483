// `npm test`: installs what is missing, then runs every check. Its last line is `N passed, N failed`. Nothing is skipped.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installPackages } from './install.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const bin = (name) => join(root, 'node_modules/.bin', name)
const results = mkdtempSync(join(tmpdir(), 'plimsoll-test-'))

/** Static checks, each counted as one test. */
const CHECKS = [
  ['format', bin('prettier'), ['--check', '.']],
  ['types', bin('tsc'), ['--noEmit', '-p', 'tsconfig.test.json']],
  ['lint', bin('eslint'), ['.']],
  ['arrows', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src', 'demo', 'bench', 'test']],
  ['unused', bin('knip'), []],
]

/** Runs a program; its output is printed whole when it is over, so that parallel checks do not mix. */
function run(command, args, { live = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (error) => resolve({ ok: false, output: String(error) }))
    child.once('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}

async function check([name, command, args]) {
  const started = Date.now()
  const { ok, output } = await run(command, args)
  console.log(`${ok ? 'PASS' : 'FAIL'} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  if (!ok) console.log(output)
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 }
}

/** A jest project; a suite that could not even be loaded counts as one failure. A pending test is a failure: nothing may be skipped. */
async function jest(project, { name = project, args = [], live = true } = {}) {
  const file = join(results, `${name}.json`)
  const { ok, output } = await run(
    process.execPath,
    ['scripts/jest.mjs', '--ci', '--selectProjects', project, '--json', '--outputFile', file, ...args],
    { live },
  )
  if (!live) console.log(output)
  return countTests(name, file, ok)
}

function countTests(name, file, ok) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const failed =
      report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests + report.numTodoTests
    return { passed: report.numPassedTests, failed: failed === 0 && !ok ? 1 : failed }
  } catch (error) {
    console.log(`FAIL ${name}: jest left no result (${error.message})`)
    return { passed: 0, failed: 1 }
  }
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
// Four minutes of waiting for real clocks, and hardly any work: it runs beside everything else.
const outage = jest('integration', { name: 'outage', args: ['--testPathPatterns=integration/outage'], live: false })
const counts = [
  binaries,
  ...(await inPairs(CHECKS)),
  await jest('unit'),
  await jest('integration', { args: ['--maxWorkers=2', '--testPathIgnorePatterns=integration/outage'] }),
  await outage,
]
rmSync(results, { recursive: true, force: true })
const passed = counts.reduce((sum, count) => sum + count.passed, 0)
const failed = counts.reduce((sum, count) => sum + count.failed, 0)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
console.log(`${passed} passed, ${failed} failed`)
