// Runs programs of this checkout and counts what jest says. Nothing may be skipped: a pending test is a failure.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Runs a program; its output is printed whole when it is over, so that parallel checks do not mix. */
export function run(command, args, { live = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: live ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    child.once('error', (error) => resolve({ ok: false, output: String(error) }))
    child.once('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(chunks).toString() }))
  })
}

/** A jest project; a suite that could not even be loaded counts as one failure. A pending test is a failure: nothing may be skipped. */
export async function jest(project, { name = project, args = [], live = true, env = {} } = {}) {
  const results = mkdtempSync(join(tmpdir(), 'plimsoll-test-'))
  const file = join(results, `${name}.json`)
  const { ok, output } = await run(
    process.execPath,
    ['scripts/jest.mjs', '--ci', '--selectProjects', project, '--json', '--outputFile', file, ...args],
    { live, env },
  )
  if (!live) console.log(output)
  const counts = countTests(name, file, ok)
  rmSync(results, { recursive: true, force: true })
  return counts
}

function countTests(name, file, ok) {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    const failed =
      report.numFailedTests + report.numRuntimeErrorTestSuites + report.numPendingTests + report.numTodoTests
    return {
      name,
      passed: report.numPassedTests,
      failed: failed === 0 && !ok ? 1 : failed,
      failures: report.testResults.flatMap(failuresOf),
    }
  } catch (error) {
    return { name, passed: 0, failed: 1, failures: [`jest left no result (${error.message})`] }
  }
}

/** What did not pass of a file, in a line each. */
function failuresOf({ name, status, message, assertionResults }) {
  const file = relative(root, name)
  const tests = assertionResults.filter((test) => test.status !== 'passed')
  if (tests.length === 0) return status === 'passed' ? [] : [`${file}: ${message.trim().split('\n')[0]}`]
  return tests.map((test) => `${file}: ${test.fullName} (${test.status})`)
}

/** What each part counted and what failed, the closing line, and the exit code of a run. */
export function close(counts) {
  const passed = counts.reduce((sum, count) => sum + count.passed, 0)
  const failed = counts.reduce((sum, count) => sum + count.failed, 0)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
  for (const { name, failures, ...count } of counts) {
    console.log(`${name}: ${count.passed} passed, ${count.failed} failed`)
    for (const failure of failures) console.log(`  FAIL ${failure}`)
  }
  console.log(`${passed} passed, ${failed} failed`)
}
