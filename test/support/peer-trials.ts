import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadConfig } from '../../src/config/load-config-files.js'
import { features } from '../../src/features.js'
import { generateFiles } from '../../src/generate/generate-files.js'
import { renderYaml } from '../../src/generate/render-yaml.js'
import type { ExpressionTest, Rule, RuleGroup, RuleTestFile } from '../../src/promql/rule.js'
import { groupsIn, type Phase } from './peer-series.js'
import type { Course, PeerSlo } from './peer-slo.js'

const PEERS = fileURLToPath(new URL('../golden/peers', import.meta.url))

const STEP = 30
const EVALUATION = 30
const AFTER = 600

/** A trouble, and what promtool is to find: minutes from the first failure to the first page of either tool, `null` where none comes. */
export interface Trial {
  readonly course: Course
  readonly theirs: number | null
  readonly ours: number | null
  /** Minutes by which a page may come sooner or later. */
  readonly within?: number
}

/** Writes the rules of both tools for an SLO and the trials as a test of promtool; returns the path of the test. */
export async function writeTrials(slo: PeerSlo, trials: readonly Trial[], folder: string): Promise<string> {
  const home = join(folder, slo.name)
  await mkdir(home, { recursive: true })
  const [theirs, ours] = [forPages(slo.rules(PEERS)), forPages(await ourRules(slo))]
  await writeFile(join(home, 'rules.yaml'), renderYaml({ groups: [...theirs, ...ours] }))
  const document: RuleTestFile = {
    rule_files: ['rules.yaml'],
    evaluation_interval: `${EVALUATION}s`,
    group_eval_order: [...theirs, ...ours].map(({ name }) => name),
    tests: trials.map((trial) => ({
      name: `${slo.name}: ${trial.course.name}`,
      interval: `${STEP}s`,
      input_series: slo.series(phasesOf(trial.course)),
      promql_expr_test: [
        firstPage(`alertname="SLOErrorBudgetBurn",severity="page",slo="${slo.slo}"`, trial, trial.ours),
        firstPage(slo.page, trial, trial.theirs),
      ],
    })),
  }
  const path = join(home, 'test.yaml')
  await writeFile(path, renderYaml(document))
  return path
}

/** The rules that pages need, all where there is no page: those of tickets look back for days, and would take promtool minutes. */
function forPages(groups: readonly RuleGroup[]): RuleGroup[] {
  const rules = groups.flatMap((group) => group.rules)
  const pages = rules.filter((rule) => 'alert' in rule && PAGE.test(Object.values(rule.labels).join()))
  if (pages.length === 0) return [...groups]
  const needed = new Set<Rule>(pages)
  for (const one of needed) {
    for (const rule of rules) if ('record' in rule && mentions(one.expr, rule.record)) needed.add(rule)
  }
  return groups
    .map((group) => ({ ...group, rules: group.rules.filter((rule) => needed.has(rule)) }))
    .filter((group) => group.rules.length > 0)
}

const PAGE = /\b(page|critical)\b/

function mentions(expression: string, metric: string): boolean {
  return new RegExp(`(?<![\\w:])${metric}(?![\\w:])`).test(expression)
}

async function ourRules({ source, service }: PeerSlo): Promise<RuleGroup[]> {
  const root =
    'version: 1\norganisation: Shop\nprometheus: { url: "http://localhost:9090", scrape_interval: 30s }\ninclude: [theirs.yaml]\n'
  const texts = new Map([
    ['plimsoll.yaml', root],
    ['theirs.yaml', source(PEERS)],
  ])
  const config = await loadConfig({
    file: 'plimsoll.yaml',
    env: {},
    files: {
      read: (name) => ({ file: name, text: texts.get(name)! }),
      match: (pattern) => ({ files: [pattern], obstacles: [] }),
      secretProblem: () => null,
      picture: () => 'does not exist',
    },
  })
  return generateFiles(config, features)
    .files.filter(({ path, text }) => /^rules\/[^/]+\.yaml$/.test(path) && text.includes(service))
    .flatMap(({ text }) => groupsIn(text))
}

function phasesOf({ quiet, seconds, failing }: Course): Phase[] {
  const scrapes = (length: number) => length / STEP
  return [
    { scrapes: scrapes(quiet), failing: 0 },
    { scrapes: scrapes(seconds), failing },
    { scrapes: scrapes(AFTER), failing: 0 },
  ]
}

function firstPage(matchers: string, { course, within = 0 }: Trial, expected: number | null): ExpressionTest {
  const { quiet, seconds } = course
  const range = `${(seconds + AFTER) / 60}m`
  const firing = `timestamp(ALERTS{alertstate="firing",${matchers}})`
  const minutes = `(min(min_over_time(${firing}[${range}:${EVALUATION}s])) - ${quiet}) / 60`
  return {
    expr: expected === null ? minutes : `abs(${minutes} - ${expected}) <= bool ${within}`,
    eval_time: `${quiet + seconds + AFTER - STEP}s`,
    exp_samples: expected === null ? [] : [{ labels: '{}', value: 1 }],
  }
}
