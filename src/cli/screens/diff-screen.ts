import { renderGroupDifference, unifiedDiff } from '../../diff/render-diff.js'
import type { Colours } from '../../terminal/colours.js'
import type { DiffAnswers } from '../diff-questions.js'

/** What differs, server by server: what is loaded against what would be generated. */
export function renderAnswers({ prometheus, alertmanager }: DiffAnswers, colours: Colours): string {
  const ofPrometheus = prometheus.flatMap(({ name, url, comparison }) => {
    if (comparison === null) return []
    const { groups, differences, failing } = comparison
    const verdict = verdictOf(differences.length, failing.length, colours)
    const failures = failing.map(({ group, rule, error }) => `fails  ${group}  ${rule}: ${error}\n`)
    const details = [...differences.map(renderGroupDifference), ...failures]
    return [`Prometheus ${name}  ${url}  ${groups} groups: ${verdict}`, ...details.map((text) => paint(text, colours))]
  })
  const ofAlertmanager = alertmanager.flatMap(({ url, comparison }) => {
    if (comparison === null) return []
    const { same, loaded, generated } = comparison
    const verdict = verdictOf(same ? 0 : 1, 0, colours)
    return [`Alertmanager ${url}: ${verdict}`, ...(same ? [] : [paint(unifiedDiff(loaded, generated), colours)])]
  })
  return [...ofPrometheus, ...ofAlertmanager].join('\n').trimEnd()
}

function verdictOf(differences: number, failing: number, colours: Colours): string {
  if (differences + failing === 0) return colours.green('as generated')
  const parts = [
    ...(differences === 0 ? [] : [`${differences} ${differences === 1 ? 'difference' : 'differences'}`]),
    ...(failing === 0 ? [] : [`${failing} ${failing === 1 ? 'rule fails' : 'rules fail'}`]),
  ]
  return colours.red(parts.join(', '))
}

function paint(text: string, colours: Colours): string {
  const painter = (line: string) => (line.startsWith('-') ? colours.red : line.startsWith('+') ? colours.green : plain)
  return text
    .split('\n')
    .map((line) => painter(line)(line))
    .join('\n')
}

function plain(line: string): string {
  return line
}
