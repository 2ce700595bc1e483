import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, test } from '@jest/globals'
import { parseAllDocuments } from 'yaml'
import * as z from 'zod'
import { allPaths } from '../../src/app/http/openapi.js'
import { runCommand } from '../support/run-command.js'

const folder = fileURLToPath(new URL('../../docs/recipes/', import.meta.url))
const read = (name: string) => readFileSync(join(folder, name), 'utf8')
const FILES = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.(sh|ya?ml|mjs)$/.test(name),
)

/** The documents of a recipe; fails where one cannot be read. */
function documentsIn(name: string): readonly unknown[] {
  return parseAllDocuments(read(name)).map((document) => {
    expect(document.errors).toEqual([])
    return document.toJS() as unknown
  })
}

const step = z.strictObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  env: z.record(z.string(), z.string()).optional(),
})

test('GitHub Actions: a job that asks the gate first, and rolls back where the verdict failed', () => {
  const job = z.object({ steps: z.array(step), 'runs-on': z.string() })
  const [workflow] = documentsIn('github-actions.yml')
  const { jobs } = z.object({ jobs: z.object({ deploy: job }) }).parse(workflow)
  const names = jobs.deploy.steps.map(({ name }) => name)
  expect(names.indexOf('Ask the gate')).toBeLessThan(names.indexOf('Deploy'))
  const ids = jobs.deploy.steps.flatMap(({ id }) => id ?? [])
  const named = [...read('github-actions.yml').matchAll(/steps\.(\w+)\./g)].map(([, id]) => id)
  expect(named.filter((id) => !ids.includes(id ?? ''))).toEqual([])
})

test('GitLab: jobs of the stages that there are', () => {
  const [pipeline] = documentsIn('gitlab-ci.yml')
  const { stages, ...others } = z
    .object({ stages: z.array(z.string()) })
    .loose()
    .parse(pipeline)
  const jobs = Object.fromEntries(Object.entries(others).filter(([name]) => name !== 'default'))
  const parsed = z.record(z.string(), z.object({ stage: z.string(), script: z.array(z.string()) })).parse(jobs)
  expect(Object.values(parsed).map(({ stage }) => stage)).toEqual(stages)
})

test('Argo Rollouts: web metrics with a condition each', () => {
  const web = z.strictObject({
    url: z.string(),
    headers: z.array(z.strictObject({ key: z.string(), value: z.string() })),
    jsonPath: z.string().regex(/^\{\$\..+\}$/),
  })
  const metric = z.object({ name: z.string(), successCondition: z.string(), provider: z.strictObject({ web }) })
  const template = z.object({
    apiVersion: z.literal('argoproj.io/v1alpha1'),
    kind: z.literal('AnalysisTemplate'),
    spec: z.object({ args: z.array(z.object({ name: z.string() })), metrics: z.array(metric) }),
  })
  for (const document of documentsIn('argo-rollouts.yaml')) {
    const { spec } = template.parse(document)
    const args = spec.args.map(({ name }) => name)
    const named = [...JSON.stringify(spec).matchAll(/\{\{args\.(\w+)\}\}/g)].map(([, name]) => name)
    expect(named.filter((name) => !args.includes(name ?? ''))).toEqual([])
  }
})

test('Flagger: hooks of kinds that it knows', () => {
  const hook = z.strictObject({
    name: z.string(),
    type: z.enum(['confirm-rollout', 'rollback']),
    url: z.url(),
    timeout: z.string(),
    metadata: z.strictObject({ type: z.literal('bash'), cmd: z.string() }),
  })
  const canary = z.object({
    apiVersion: z.literal('flagger.app/v1beta1'),
    kind: z.literal('Canary'),
    spec: z.object({ analysis: z.object({ webhooks: z.array(hook).length(2) }) }),
  })
  const [document] = documentsIn('flagger.yaml')
  for (const { metadata } of canary.parse(document).spec.analysis.webhooks) {
    execFileSync('sh', ['-n', '-c', metadata.cmd])
  }
})

describe.each(FILES)('%s', (name) => {
  it('asks for addresses that there are', () => {
    const known = Object.keys(allPaths({ metricsToken: false }))
    const asked = [...read(name).matchAll(/\/api\/v1\/[a-z0-9/-]+(\{\{[^}]+\}\})?/g)].map(([path]) => path)
    const patterns = known.map((path) => new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`))
    expect(asked.filter((path) => !patterns.some((pattern) => pattern.test(path)))).toEqual([])
  })

  it('calls commands that there are, with options that they have', async () => {
    for (const { command, options } of commandsIn(read(name))) {
      const { stdout, exitCode } = await runCommand([...command, '--help'], { cwd: folder })
      expect([command, exitCode]).toEqual([command, 0])
      expect(options.filter((option) => !stdout.includes(option))).toEqual([])
    }
  })
})

const GROUPS = ['deployment']

/** `plimsoll deployment start … --by …`: words of the command, and its options. */
function commandsIn(text: string) {
  const lines = text.replace(/\\\n/g, ' ').matchAll(/(?<![\w/-])plimsoll ((?:gate|deployment)\b[^\n]*)/g)
  return [...lines].map(([, call = '']) => {
    const [first = '', second = ''] = call.split(/\s+/)
    return {
      command: GROUPS.includes(first) ? [first, second] : [first],
      options: [...call.matchAll(/(?<=\s)--[a-z-]+/g)].map(([option]) => option).filter((one) => !FOREIGN.has(one)),
    }
  })
}

/** Of programs within a call. */
const FOREIGN: ReadonlySet<string> = new Set(['--no-patch', '--format'])

test.each(FILES.filter((name) => name.endsWith('.sh')))('%s is shell', (name) => {
  execFileSync('sh', ['-n', join(folder, name)])
})
