import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from '@jest/globals'
import { globSync } from 'tinyglobby'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Codes are literals where an error is made; only those of Prometheus are put together, out of the reason. */
function codesInSource(): Set<string> {
  const files = globSync('src/**/*.ts', { cwd: root, absolute: true, ignore: '**/*.test.ts' })
  const codes = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/(?:super|new (?!PrometheusError|HttpError)\w+Error)\(\s*'([a-z_]+)'/g),
    ].map(([, code]) => code!),
  )
  const reasons = /type PrometheusFailure = (.+)/.exec(readFileSync(`${root}/src/promql/prometheus-error.ts`, 'utf8'))
  const ofPrometheus = [...reasons![1]!.matchAll(/'(\w+)'/g)].map(([, reason]) => `prometheus_${reason!}`)
  return new Set([...codes, ...ofPrometheus])
}

it('docs/errors.md explains every code of a failure outside HTTP, and no other', () => {
  const page = readFileSync(`${root}/docs/errors.md`, 'utf8')
  const section = page.split('\n## ').find((part) => part.startsWith('On the command line')) ?? ''
  const documented = [...section.matchAll(/^\| `([a-z_]+)`/gm)].map(([, code]) => code!)
  expect([...documented].sort()).toEqual([...codesInSource()].sort())
})
