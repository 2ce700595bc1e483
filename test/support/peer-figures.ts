import type { PeerSlo } from './peer-slo.js'
import { coursesOf, PEER_SLOS } from './peer-slos.js'
import type { Trial } from './peer-trials.js'

/** Minutes from the first failure to the first page: of the other tool and of Plimsoll; `null`: no page. A letter where they differ by more than an evaluation. */
type Figures = readonly [theirs: number | null, ours: number | null, why?: keyof typeof REASONS]

/** Why pages come at different times. */
export const REASONS = {
  a: 'windows of 2 h and more add up sums of 4 min, so Plimsoll is up to 4 min later; promtool, which evaluates all rules every 30 s, shows the half of it.',
  b: 'on the usual window more than half of all events would have to fail, so Plimsoll looks for the same share of the budget on a longer window at a lower ratio.',
  c: 'Plimsoll’s factors are 13.44 and 5.6 at 28 days, where Pyrra has 14 and 7 and waits 2 or 15 min more (`for`).',
  d: 'at 7 days Plimsoll pages for 8 % of the budget in 1 h and 12.5 % in 6 h, where Pyrra’s windows shrink to 15 min and 1 h 30 min.',
} as const

/** As `coursesOf` orders the courses. */
const FIGURES: Readonly<Record<string, readonly Figures[]>> = {
  'Sloth getting-started': [
    [0.5, 1],
    [21.5, 22],
    [179.5, 182, 'a'],
  ],
  'Sloth k8s-getting-started': [
    [0.5, 1],
    [21.5, 22],
    [179.5, 182, 'a'],
  ],
  'Sloth apiserver availability': [
    [0.5, 1],
    [21.5, 22],
    [179.5, 182, 'a'],
  ],
  'Sloth apiserver latency': [
    [8.5, 8.5],
    [21, 21.5],
    [179.5, 181.5, 'a'],
  ],
  'Sloth raw-home-wifi': [
    [43, 45, 'a'],
    [180, 73.5, 'b'],
  ],
  'Sloth no-alerts': [
    [null, null],
    [null, null],
    [null, null],
  ],
  'OpenSLO through Sloth': [
    [null, null],
    [null, null],
    [null, null],
  ],
  'Pyrra nginx-api-errors': [
    [2.5, 1, 'c'],
    [22.5, 20.5, 'c'],
    [224.5, 170, 'c'],
    [10, 8.5, 'c'],
    [null, 58, 'c'],
  ],
  'Pyrra nginx-api-latency': [[266.5, 62, 'b']],
  'Pyrra caddy-response-latency': [[266.5, 62, 'b']],
  'Pyrra prometheus-api-query': [
    [3, 8.5, 'd'],
    [6, 20.5, 'd'],
    [56, 107, 'd'],
    [7.5, 27, 'd'],
  ],
  'Pyrra prometheus-blackbox-probe-success': [
    [3, 8, 'd'],
    [6, 20, 'd'],
    [56.5, 107, 'd'],
  ],
  'Pyrra latency': [
    [10, 8, 'c'],
    [22.5, 20, 'c'],
    [224.5, 169.5, 'c'],
  ],
  'Pyrra latencyNative': [
    [10, 8, 'c'],
    [22.5, 20, 'c'],
    [224.5, 169.5, 'c'],
  ],
  'Pyrra bool_gauge': [
    [10, 8, 'c'],
    [23, 20, 'c'],
    [225, 170, 'c'],
  ],
  'Pyrra grouping': [
    [10, 8.5, 'c'],
    [22.5, 20.5, 'c'],
    [224.5, 170, 'c'],
  ],
}

/** One evaluation of the rules, in minutes. */
export const EVALUATION = 0.5

/** The trials of an SLO with what is to be found. */
export function trialsOf(slo: PeerSlo): Trial[] {
  const figures = FIGURES[slo.name] ?? []
  return coursesOf(slo).map((course, index) => {
    const [theirs, ours] = figures[index] ?? [null, null]
    return { course, theirs, ours }
  })
}

/** SLOs and courses whose figures differ by more than one evaluation without a reason, or have one without differing. */
export function unnamedDifferences(): string[] {
  return Object.entries(FIGURES).flatMap(([name, figures]) =>
    figures.filter(([theirs, ours, why]) => isAlike(theirs, ours) === (why !== undefined)).map(() => name),
  )
}

function isAlike(theirs: number | null, ours: number | null): boolean {
  return theirs === null || ours === null ? theirs === ours : Math.abs(theirs - ours) <= EVALUATION
}

/** Every figure as a row of the table in docs/migrating.md. */
export function tableRows(): string[] {
  return PEER_SLOS.flatMap((slo) =>
    coursesOf(slo).map(({ name }, index) => {
      const [theirs, ours, why] = FIGURES[slo.name]?.[index] ?? [null, null]
      return `| ${[slo.name, name, minutes(theirs), minutes(ours), why ?? ''].join(' | ')} |`.replaceAll(/ +/g, ' ')
    }),
  )
}

function minutes(value: number | null): string {
  return value === null ? 'no page' : `${value} min`
}
