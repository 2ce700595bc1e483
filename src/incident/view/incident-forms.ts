import { FAILURE_CLASSES } from '../../drill/drill.js'
import { choiceOf, type Option } from '../../page/choice.js'
import {
  INCIDENT_ROLES,
  INCIDENT_STAGES,
  lifecycleOf,
  MILESTONES,
  type Incident,
  type MilestoneKind,
} from '../incident.js'
import { incidentAddress } from './incident-address.js'
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
  const { state, kind, milestones } = incident
  const isOpen = state !== 'resolved'
  const form = formOf(incident)
  return [
    ...(milestones.acknowledged === undefined && isOpen
      ? [form('acknowledge', { summary: 'Acknowledge it', button: 'Acknowledge', open: true, fields: [note] })]
      : []),
    form('update', {
      ...{ summary: 'Tell the others something', button: 'Tell', fields: [text] },
      choices: [choiceOf({ name: 'status', label: 'How far you have come', options: stagesOf(incident) })],
    }),
    form('role', {
      ...{ summary: 'Say who has a role', button: 'Assign', fields: [person] },
      choices: [roleOf(incident)],
    }),
    form('class', {
      summary: 'Say what kind of failure it was',
      button: 'Say so',
      fields: [],
      choices: [classOf(incident)],
    }),
    form('milestone', {
      ...{ summary: 'Say when something was', button: 'Set it', fields: [instant, note] },
      choices: [
        choiceOf({
          ...{ name: 'milestone', label: 'What' },
          options: editable(incident).map((one) => [one, one]),
        }),
      ],
    }),
    ...(kind === 'real'
      ? [form('merge', { summary: 'Make it part of another one', button: 'Merge', fields: [into, note] })]
      : []),
    ...(kind === 'false_alarm'
      ? []
      : [form('false-positive', { summary: 'Mark it as a false alarm', button: 'Nothing was wrong', fields: [note] })]),
    ...(isOpen ? [form('resolve', { summary: 'Resolve it', button: 'Resolve', fields: [note] })] : []),
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

const note = { id: 'note', name: 'note', label: 'What others should know', long: true }
const text = { id: 'text', name: 'text', label: 'What the others should know', long: true, required: true }
const person = { id: 'person', name: 'person', label: 'Who has it; nobody where this is empty' }
const instant = { id: 'at', name: 'at', label: 'When, in UTC', type: 'datetime-local', required: true }
const into = { id: 'into', name: 'into', label: 'Number of the other one', required: true }

type Offered = Pick<Form, 'summary' | 'button' | 'fields'> & Partial<Form>

function formOf({ number }: Incident): (command: string, offered: Offered) => Form {
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
