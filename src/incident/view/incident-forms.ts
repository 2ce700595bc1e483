import { FAILURE_CLASSES } from '../../drill/drill.js'
import { choiceOf, optionsOf, type Option } from '../../page/choice.js'
import {
  INCIDENT_ROLES,
  INCIDENT_STAGES,
  lifecycleOf,
  MILESTONES,
  type Incident,
  type MilestoneKind,
} from '../incident.js'
import type { Severity } from '../incident-settings.js'
import { incidentAddress, PATH } from './incident-address.js'
import { ROLE_NAMES, STAGE_NAMES } from './timeline.js'

/** Something that can be done about an incident, as the page offers it. */
interface Form {
  readonly summary: string
  readonly action: string
  readonly button: string
  /** Of the button; '' as others. */
  readonly tone: string
  readonly open: boolean
  /** Who does it, where nobody has said their name by signing in. */
  readonly by: object
  readonly choices: readonly object[]
  readonly fields: readonly object[]
}

/** What can be done about an incident as it stands. */
export function formsOf(incident: Incident): readonly Form[] {
  const isOpen = incident.state !== 'resolved'
  const form = formOf(incident)
  return [
    ...(incident.milestones.acknowledged === undefined && isOpen
      ? [form('acknowledge', { summary: 'Acknowledge it', button: 'Acknowledge', open: true, fields: [note] })]
      : []),
    ...saying(incident, form),
    ...ending(incident, form),
  ]
}

/** By which people tell the others, and say what is so. */
function saying(incident: Incident, form: WriteForm): readonly Form[] {
  const stage = choiceOf({ name: 'status', label: 'How far you have come', options: stagesOf(incident) })
  const milestone = choiceOf({
    ...{ name: 'milestone', label: 'What' },
    options: editable(incident).map((one) => [one, one]),
  })
  const { severity } = incident
  return [
    form('update', { summary: 'Tell the others something', button: 'Tell', fields: [text], choices: [stage] }),
    form('role', { summary: 'Say who has a role', button: 'Assign', fields: [person], choices: [roleOf(incident)] }),
    form('class', {
      ...{ summary: 'Say what kind of failure it was', button: 'Say so', fields: [] },
      choices: [classOf(incident)],
    }),
    form('severity', {
      ...{ summary: 'Say how urgent it is', button: 'Set severity', fields: [note] },
      choices: [severityChoice(severity)],
    }),
    form('milestone', {
      ...{ summary: 'Say when something was', button: 'Set it', fields: [instant, note] },
      choices: [milestone],
    }),
  ]
}

/** By which it comes to count no more, or not as itself. */
function ending({ kind, state }: Incident, form: WriteForm): readonly Form[] {
  return [
    ...(kind === 'real'
      ? [form('merge', { summary: 'Make it part of another one', button: 'Merge', fields: [into, note] })]
      : []),
    ...(kind === 'false_alarm'
      ? []
      : [form('false-positive', { summary: 'Mark it as a false alarm', button: 'Nothing was wrong', fields: [note] })]),
    ...(state === 'resolved' ? [] : [form('resolve', { summary: 'Resolve it', button: 'Resolve', fields: [note] })]),
  ]
}

function roleOf({ roles }: Incident) {
  const options = INCIDENT_ROLES.map((role) => [role, nameOf(role, roles[role])] as const)
  return choiceOf({ name: 'role', label: 'Role', options })
}

/** What can be done about an incident that is part of another: that one is acted on. */
export function formsOfPart(incident: Incident): readonly Form[] {
  const form = formOf(incident)
  return [form('unmerge', { summary: 'Take it out again', button: 'Take out', fields: [note] })]
}

function classOf({ failureClass }: Incident) {
  return choiceOf({
    ...{ name: 'class', label: 'Class', chosen: failureClass ?? '' },
    options: [['', 'not said'], ...FAILURE_CLASSES.map((one) => [one, one] as const)],
  })
}

const SEVERITIES: readonly Option[] = [
  ['page', 'page: it wakes people'],
  ['ticket', 'ticket: it waits for the working day'],
]

function severityChoice(chosen: Severity) {
  return choiceOf({ name: 'severity', label: 'Severity', options: SEVERITIES, chosen })
}

/** By which people open an incident that no alert tells of. */
export function openingForm(services: readonly string[]): object {
  return {
    action: PATH,
    by: { id: 'open-by', name: 'by', label: 'Your name', required: true },
    choices: [choiceOf({ name: 'service', label: 'Service', options: optionsOf(services), id: 'open-service' })],
    severity: { ...severityChoice('page'), id: 'open-severity' },
    title: { id: 'open-title', name: 'title', label: 'What is wrong, in a few words', required: true },
    fields: [
      { id: 'open-since', name: 'since', label: 'Since when, in UTC; empty if nobody knows', type: 'datetime-local' },
      ownId('open', note),
    ],
  }
}

const note = { id: 'note', name: 'note', label: 'What others should know', long: true }
const text = { id: 'text', name: 'text', label: 'What the others should know', long: true, required: true }
const person = { id: 'person', name: 'person', label: 'Who has it; nobody where this is empty' }
const instant = { id: 'at', name: 'at', label: 'When, in UTC', type: 'datetime-local', required: true }
const into = { id: 'into', name: 'into', label: 'Number of the other one', required: true }

type Offered = Pick<Form, 'summary' | 'button' | 'fields'> & Partial<Form>

type WriteForm = (command: string, offered: Offered) => Form

function formOf({ number }: Incident): WriteForm {
  return (command, { fields, choices = [], open = false, tone = '', ...rest }) => ({
    ...{ ...rest, open, tone, action: `${incidentAddress(number)}/${command}` },
    by: { id: `${command}-by`, name: 'by', label: 'Your name', required: true },
    choices: choices.map((one) => ownId(command, one)),
    fields: fields.map((one) => ownId(command, one)),
  })
}

/** What nobody chooses stays as it is. */
function stagesOf(incident: Incident): readonly Option[] {
  const now = STAGE_NAMES[lifecycleOf(incident)]
  return [
    ['', `As before: ${now.toLowerCase()}`],
    ...INCIDENT_STAGES.map((stage): Option => [stage, STAGE_NAMES[stage]]),
  ]
}

/** No two on a page have one id. */
function ownId(command: string, field: object): object {
  return { ...field, id: `${command}-${'id' in field ? String(field.id) : ''}` }
}

function nameOf(role: string, holder: string | undefined): string {
  const name = ROLE_NAMES[role] ?? role
  return holder === undefined ? name : `${name}, now ${holder}`
}

/** An end that has not come cannot be stated. */
function editable({ milestones }: Incident): readonly MilestoneKind[] {
  return MILESTONES.filter((kind) => !['recovered', 'resolved'].includes(kind) || milestones[kind] !== undefined)
}
