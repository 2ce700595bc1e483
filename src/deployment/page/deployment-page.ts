import { LOOK_SECONDS } from '../guard/bin.js'
import type { DeploymentDetailsAnswer } from '../over-http/deployment-details-answer.js'
import { deploymentBadge } from './deployment-badges.js'
import { spanText } from './deployments-page.js'

type Answer = DeploymentDetailsAnswer['deployment']

/** What the page of a deployment shows. */
export function deploymentView(details: DeploymentDetailsAnswer): object {
  const { deployment } = details
  const { service, version, state } = deployment
  return {
    title: `${service}/${version}`,
    state: deploymentBadge(state),
    verdict: (deployment.canary === null ? VERDICTS : BESIDE)[deployment.verdict ?? 'watched'],
    times: timesTable(details),
    findings: findingsTable(deployment),
    charts: details.courses.flatMap(chartOf),
    messages: messagesTable(details),
    deliveries: deliveriesTable(details),
    unfound: 'The guard looks every 30 s, behind the ledger, at objectives whose events are counted.',
    untold:
      deployment.verdict === 'degraded'
        ? 'Nobody is named under deployments.on_degraded of the service.'
        : 'Those under deployments.on_degraded are told of a deployment that made things worse.',
    how: [deployment.canary === null ? SIDES : BESIDES, BOUND],
  }
}

const VERDICTS = {
  watched: 'The bake time runs, and nothing speaks against it so far.',
  degraded: 'Errors became more frequent, by more than chance and the scatter of the baseline explain.',
  healthy: 'Errors three times as frequent would have been seen, and were not.',
  inconclusive:
    'Too little traffic, or too uneven a baseline: errors three times as frequent might not have been seen.',
} as const

/** Of a canary. */
const BESIDE = {
  ...VERDICTS,
  degraded: 'Its errors are more frequent than those of all others, by more than chance and their scatter explain.',
} as const

const SIDES =
  'Before: the 120 min before the marker. After: from the first whole minute after the marker on, up to the look that has decided. Rate ratio: how many times as many errors per event; z: its distance from no change in standard errors, stretched by the dispersion of the baseline.'

const BESIDES =
  'Others: all series of the service but those of the canary, over the same time, from the first whole minute after the marker on, up to the look that has decided. Rate ratio: how many times as many errors per event the canary has; z: its distance from no difference in standard errors, stretched by the dispersion of the others.'

const BOUND =
  'A look accuses with 8 errors or more, at least half as many again per event, and a z beyond its bound: max(2.8, 2.4 · √(n/i)) at the i-th of n looks; 0 once a page on the budget has fired that began after the marker.'

function timesTable({ deployment, leadTimeSeconds, timeToRollBackSeconds }: DeploymentDetailsAnswer) {
  const { canary, startedAt, startedBy, finishedAt, watchedTo, judgedAt, rolledBackAt, rolledBackBy, origin } =
    deployment
  const rows = [
    [{ text: 'Began' }, { at: startedAt, note: origin === null ? `by ${startedBy}` : `by ${startedBy}, ${origin}` }],
    ...(canary === null ? [] : [[{ text: 'Canary' }, { text: labelsText(canary) }]]),
    [{ text: 'Reached all users' }, atCell(finishedAt)],
    [{ text: 'Watched until' }, { at: watchedTo }],
    [{ text: 'Judged' }, atCell(judgedAt)],
    [
      { text: 'Rolled back' },
      rolledBackAt === null ? { text: 'no' } : { at: rolledBackAt, note: `by ${rolledBackBy}` },
    ],
    [{ text: 'Time to roll back' }, spanCell(timeToRollBackSeconds, '/timeToRollBackSeconds')],
    [{ text: 'Lead time, from its newest commit' }, spanCell(leadTimeSeconds, '/leadTimeSeconds')],
  ]
  return { caption: 'Times', columns: [{ title: 'What' }, { title: 'When' }], rows }
}

function labelsText(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([label, value]) => `${label}=${value}`)
    .join(', ')
}

function atCell(at: string | null) {
  return at === null ? { text: 'not told' } : { at }
}

function spanCell(seconds: number | null, field: string) {
  return seconds === null ? { text: 'not known' } : { text: spanText(seconds), value: seconds, field }
}

function findingsTable({ findings, canary }: Answer) {
  const sides = canary === null ? ['Before', 'After'] : ['Others', 'Canary']
  const figures = [...sides, 'Rate ratio', 'z', 'Dispersion'].map((title) => ({ title, numeric: true }))
  const columns = [{ title: 'Objective' }, { title: 'Verdict' }, ...figures]
  return { caption: 'What was found per objective', columns, rows: findings.map(findingRow) }
}

function findingRow(finding: Answer['findings'][number], index: number) {
  const { slo, verdict, afterSeconds, unknownMinutes, pagedAfterSeconds } = finding
  const at = `/deployment/findings/${index}`
  const errors = (side: 'before' | 'after') => {
    const { events, errors: failed } = finding[side]
    return { text: whole(failed), value: failed, field: `${at}/${side}/errors`, note: `of ${whole(events)} events` }
  }
  const figure = (field: 'rateRatio' | 'z' | 'dispersion') => {
    return { text: finding[field].toFixed(2), value: finding[field], field: `${at}/${field}` }
  }
  const paged = pagedAfterSeconds === null ? '' : `, a page fired after ${spanText(pagedAfterSeconds)}`
  const holes = unknownMinutes === 0 ? '' : `, ${unknownMinutes} min of them unknown`
  return [
    { text: slo, note: `after ${spanText(afterSeconds)}${holes}${paged}` },
    { badge: deploymentBadge(verdict ?? 'watched') },
    ...[errors('before'), errors('after'), figure('rateRatio'), figure('z'), figure('dispersion')],
  ]
}

function whole(count: number): string {
  return Math.round(count).toLocaleString('en-US')
}

function chartOf({ slo, looks }: DeploymentDetailsAnswer['courses'][number], index: number): readonly object[] {
  const last = looks.at(-1)
  if (last === undefined) return []
  const values = looks.map(({ z, bound }) => z / bound)
  const [top, bottom] = [Math.max(1.25, ...values), Math.min(-0.25, ...values)]
  const chart = {
    ...{ title: slo, note: 'z as a share of the bound; at the line and above it is accused' },
    figure: { text: `z = ${last.z.toFixed(2)}`, value: last.z, field: `/courses/${index}/looks/${looks.length - 1}/z` },
    line: { values, top, bottom, limit: 1 },
    labels: {
      ...{ top: top.toFixed(2), bottom: bottom.toFixed(2) },
      ...{ first: spanText(LOOK_SECONDS), last: spanText(looks.length * LOOK_SECONDS) },
    },
    measured: {
      sentences: [`Every ${LOOK_SECONDS} s from the marker on, up to the look that has decided.`],
      queries: [],
    },
  }
  return [chart]
}

const TONES = { waiting: 'open', sent: 'good', failed: 'bad' } as const

function messagesTable({ messages }: DeploymentDetailsAnswer) {
  return {
    caption: 'What receivers were told',
    columns: [{ title: 'Receiver' }, { title: 'What' }, { title: 'State' }, { title: 'Accepted' }],
    rows: messages.map(({ receiver, told, state, attempts, sentAt, lastError }) => [
      { text: receiver },
      { text: told === 'degraded' ? 'it made things worse' : 'it was rolled back' },
      { badge: { tone: TONES[state], text: state }, note: lastError ?? (attempts > 1 ? `${attempts} attempts` : '') },
      sentAt === null ? { text: '–' } : { at: sentAt },
    ]),
  }
}

function deliveriesTable({ deliveries }: DeploymentDetailsAnswer) {
  return {
    caption: 'What a tool has told',
    columns: [{ title: 'What' }, { title: 'Received' }, { title: 'Tool' }],
    rows: deliveries.map(({ tool, subject, sentence, receivedAt }) => [
      { text: subject, note: sentence },
      { at: receivedAt },
      { text: tool },
    ]),
  }
}
