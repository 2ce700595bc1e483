import { choiceOf } from '../../page/choice.js'
import { formatObjective, formatPercent } from '../../shared/format-percent.js'
import { formatSpan } from '../../words/format-span.js'
import { countText, LEAST_ERRORS } from '../counted-events.js'
import type { Evidence } from '../evidence.js'
import { FORMATS, type PostIncidentAnswer } from '../postincident-paths.js'
import { REPORT_PARTS, REPORT_PART_NAMES, type ReportPartName } from '../report-parts.js'
import { ACTION_COLUMNS, actionRow, reportAddress } from './action-rows.js'

const LONGEST = '20000'

/** What the page of a post-incident report shows. */
export function reportView(answer: PostIncidentAnswer): object {
  const { incident: number, state, parts, evidence, actions, missing } = answer
  const address = reportAddress(number)
  const open = actions.filter((item) => item.state === 'open')
  return {
    title: `What was learned of #${number}`,
    of: { text: evidence.details.incident.title, href: `/incidents/${number}` },
    state: state === 'filed' ? { tone: 'good', text: 'filed' } : { tone: 'calm', text: 'draft' },
    said: saidOf(answer),
    isDraft: state === 'draft',
    files: Object.keys(FORMATS).map((format) => ({ text: format, href: `/api/v1${address}.${format}` })),
    written: REPORT_PART_NAMES.map((name) => writtenPart(name, parts[name] ?? '')),
    forms: formAddresses(number),
    fields: REPORT_PART_NAMES.map((name) => writingField(name, parts[name] ?? '')),
    missing: missing.map((name) => REPORT_PARTS[name as keyof typeof REPORT_PARTS].title.toLowerCase()).join(', '),
    isResolved: evidence.details.incident.state === 'resolved',
    impact: impactTable(evidence),
    charts: evidence.objectives.flatMap(chartOf),
    deployments: deploymentsTable(evidence),
    actions: {
      caption: 'Action items',
      columns: ACTION_COLUMNS,
      rows: actions.map((item, index) => actionRow(item, `/actions/${index}`)),
    },
    closing: closingForm(open),
    adding: ADDING,
    how: [
      'Bad events are counted in the ledger from the onset to the recovery; their share of the error budget is of the budget of the period up to then.',
      'A report that is filed keeps what was known then.',
    ],
  }
}

const ADDING = [
  { id: 'add-text', name: 'text', label: 'What shall be done', long: true, required: true },
  { id: 'add-owner', name: 'owner', label: 'Who sees to it', required: true },
  { id: 'add-due', name: 'due', label: 'Up to which day', type: 'date', required: true },
]

function formAddresses(number: number) {
  const write = reportAddress(number)
  return {
    write,
    file: `${write}/file`,
    reopen: `${write}/reopen`,
    add: `/incidents/${number}/actions`,
    close: '/actions',
  }
}

function writtenPart(name: ReportPartName, text: string) {
  const { title, asks } = REPORT_PARTS[name]
  return { title, asks, paragraphs: text.split(/\n\s*\n/).filter((one) => one.trim() !== '') }
}

function writingField(name: ReportPartName, value: string) {
  const { title, asks } = REPORT_PARTS[name]
  return { id: name, name, label: title, hint: asks, long: true, most: LONGEST, value }
}

/** Closes one of the items that are open. */
export function closingForm(open: readonly PostIncidentAnswer['actions'][number][]) {
  return {
    choices: [
      choiceOf({
        ...{ name: 'number', label: 'Which', id: 'close-number' },
        options: open.map(({ number, text }) => [String(number), `${number}: ${shortly(text)}`]),
      }),
      choiceOf({
        ...{ name: 'deed', label: 'How', id: 'close-deed' },
        options: [
          ['done', 'it is done'],
          ['drop', 'it will not be done'],
        ],
      }),
    ],
    note: { id: 'close-note', name: 'note', label: 'What was done; needed where it will not be: why not' },
    hasOpen: open.length > 0,
  }
}

function shortly(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function saidOf({ filedBy, filedAt, writtenBy, writtenAt }: PostIncidentAnswer) {
  if (filedBy !== null && filedAt !== null) return { what: 'Filed by', by: filedBy, at: new Date(filedAt) }
  if (writtenBy === null || writtenAt === null) return null
  return { what: 'Last written by', by: writtenBy, at: new Date(writtenAt) }
}

function impactTable({ objectives, details }: Evidence) {
  const bad = details.impact.badSeconds
  const time =
    bad === null
      ? { text: 'not known' }
      : { text: formatSpan(bad), value: bad, field: '/evidence/details/impact/badSeconds' }
  return {
    caption: 'Impact',
    columns: [{ title: 'What' }, { title: 'How much', numeric: true }, { title: 'Of the error budget', numeric: true }],
    rows: [
      [{ text: 'Time for which the service was bad' }, time, { text: '–' }],
      ...objectives.map(({ slo, objective, errors, events, budgetShare, observedSeconds }, index) => {
        const place = `/evidence/objectives/${index}`
        return [
          {
            text: `Bad events of ${slo}`,
            note: `objective ${formatObjective(objective)}, of ${countText(events)} events`,
          },
          observedSeconds === 0
            ? { text: 'not known' }
            : { text: countText(errors), value: errors, field: `${place}/errors` },
          budgetShare === null
            ? { text: 'not known' }
            : { text: percent(budgetShare), value: budgetShare, field: `${place}/budgetShare` },
        ]
      }),
    ],
  }
}

const percent = (share: number) => formatPercent(share, { digits: 1, worse: 'more' })

/** The good share over the time around the incident; objectives that lost nothing have no picture. */
function chartOf(one: Evidence['objectives'][number], index: number): readonly object[] {
  const { course, slo, objective, errors, events, observedSeconds } = one
  const most = Math.max(...course.badShares.map((share) => share ?? 0))
  if (most === 0 || errors < LEAST_ERRORS || observedSeconds === 0 || events === 0) return []
  const bottom = Math.max(0, 1 - Math.max(most, 2 * (1 - objective)))
  const end = Date.parse(course.from) + course.badShares.length * course.stepSeconds * 1000
  return [
    {
      title: slo,
      note: `good events, and the objective of ${formatObjective(objective)}`,
      figure: { text: `${countText(errors)} bad`, value: errors, field: `/evidence/objectives/${index}/errors` },
      labels: {
        ...{ top: '100 %', bottom: percent(bottom), first: clock(Date.parse(course.from)), last: clock(end) },
      },
      line: {
        values: course.badShares.map((share) => (share === null ? null : 1 - share)),
        top: 1,
        bottom,
        limit: objective,
      },
      measured: { sentences: ['From the ledger, in steps of a minute or more.'] },
    },
  ]
}

function clock(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

function deploymentsTable({ deployments }: Evidence) {
  return {
    caption: 'Deployments from two hours before the onset on',
    columns: [{ title: 'Version' }, { title: 'Began' }, { title: 'By' }, { title: 'State' }],
    rows: deployments.map(({ version, startedAt, startedBy, state }) => [
      ...[{ text: version }, { at: new Date(startedAt) }, { text: startedBy }, { text: state.replace('_', ' ') }],
    ]),
  }
}
