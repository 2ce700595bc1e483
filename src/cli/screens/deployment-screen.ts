import type { DeploymentAnswer } from '../../deployment/over-http/deployment-answer.js'
import { formatPercent } from '../../shared/format-percent.js'
import type { Colours } from '../../terminal/colours.js'
import { layoutTable, type Cell } from '../../terminal/layout-table.js'
import { formatSpan } from '../../words/format-span.js'
import { textFacts } from '../../words/text-layout.js'

const COLUMNS = [
  { title: 'started' },
  { title: 'service' },
  { title: 'version' },
  { title: 'state' },
  { title: 'found after', align: 'right' },
  { title: 'id' },
] as const

/** A table of deployments, newest first; ends with a line break. */
export function renderDeployments(deployments: readonly DeploymentAnswer[], colours: Colours): string {
  if (deployments.length === 0)
    return 'No deployment is known. `plimsoll deployment start SERVICE VERSION` begins one.\n'
  const rows = deployments.map((one) => rowOf(one, colours))
  return `${layoutTable(COLUMNS, rows, { title: colours.dim }).join('\n')}\n`
}

function rowOf(one: DeploymentAnswer, colours: Colours): readonly Cell[] {
  const isBad = one.state === 'degraded' || one.state === 'rolled_back'
  return [
    { text: one.startedAt },
    { text: one.service },
    { text: one.version },
    isBad ? { text: one.state, paint: colours.red } : { text: one.state },
    { text: one.judgedAt === null ? '' : formatSpan(secondsBetween(one.startedAt, one.judgedAt)) },
    { text: one.id },
  ]
}

/** One deployment with what was found; ends with a line break. */
export function renderDeployment(one: DeploymentAnswer): string {
  const environment = one.environment === null ? '' : ` in ${one.environment}`
  const facts = [
    { label: 'Deployment', value: `${one.service} ${one.version}${environment}` },
    { label: 'State', value: one.state.replace('_', ' ') },
    { label: 'Started', value: `${one.startedAt} by ${one.startedBy}` },
    { label: 'Watched to', value: one.watchedTo },
    ...(one.rolledBackAt === null
      ? []
      : [{ label: 'Rolled back', value: `${one.rolledBackAt} by ${one.rolledBackBy ?? ''}` }]),
    ...one.findings.map((finding) => ({ label: finding.slo, value: findingText(finding, one.canary !== null) })),
    { label: 'Id', value: one.id },
  ]
  return `${textFacts(facts)}\n`
}

function findingText(finding: DeploymentAnswer['findings'][number], isCanary: boolean): string {
  const { verdict, before, after, rateRatio, unknownMinutes } = finding
  const failed = ({ events, errors }: typeof before) =>
    events === 0 ? 'no events' : `${formatPercent(errors / events, { digits: 2, worse: 'more' })} failed`
  const unknown = unknownMinutes === 0 ? '' : `, ${unknownMinutes} min unknown`
  const sides = isCanary
    ? `${failed(after)} of the canary, ${failed(before)} of all others`
    : `${failed(before)} before, ${failed(after)} after`
  return `${verdict ?? 'watched'}: ${sides} (${rateRatio.toFixed(2)} times)${unknown}`
}

function secondsBetween(from: string, to: string): number {
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000)
}
