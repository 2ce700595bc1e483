import { choiceOf } from '../../page/choice.js'
import { MILESTONES } from '../drill.js'
import type { DrillRunAnswer } from '../over-http/drill-answer.js'
import { runAddress } from './drills-page.js'

interface Offered {
  readonly command: string
  readonly summary: string
  readonly button: string
  readonly fields?: readonly Field[]
  readonly choices?: readonly Parameters<typeof choiceOf>[0][]
}

interface Field {
  readonly name: string
  readonly label: string
  readonly type?: string
  readonly long?: boolean
  readonly required?: boolean
}

/** What can be said of a run as it stands. */
export function formsOf(run: DrillRunAnswer): readonly object[] {
  const offered = run.closedAt === null ? openForms(run) : [review]
  const undone = run.findings.filter(({ state }) => state === 'open')
  return [...offered, finding, ...(undone.length === 0 ? [] : [findingDone(undone)])].map((one) => formOf(run.id, one))
}

const at: Field = { name: 'at', label: 'When, in UTC; now where this is empty', type: 'datetime-local' }

function openForms({ state, steps }: DrillRunAnswer): readonly Offered[] {
  const milestones = MILESTONES.map((one) => [one, one] as const)
  const undone = steps.flatMap(({ text, outcome }, place) =>
    outcome === 'done' ? [] : [[String(place), text] as const],
  )
  return [
    {
      ...{ command: 'milestone', summary: 'Say that a milestone was reached', button: 'Say it', fields: [at] },
      choices: [{ name: 'milestone', label: 'Milestone', options: milestones }],
    },
    ...(undone.length === 0 ? [] : [stepForm(undone)]),
    state === 'paused'
      ? { command: 'resume', summary: 'Go on after the pause', button: 'Go on' }
      : {
          command: 'pause',
          summary: 'Pause',
          button: 'Pause',
          fields: [{ name: 'reason', label: 'Why', required: true }],
        },
    {
      ...{ command: 'recovery-point', summary: 'Say how new the data is that came back', button: 'Say it' },
      fields: [{ name: 'point', label: 'The newest data, in UTC', type: 'datetime-local', required: true }],
    },
    { command: 'finish', summary: 'The run is over', button: 'End it' },
    {
      command: 'abandon',
      summary: 'Give it up',
      button: 'Give up',
      fields: [{ name: 'reason', label: 'Why', required: true }],
    },
  ]
}

function stepForm(undone: readonly (readonly [string, string])[]): Offered {
  const outcomes = (['done', 'begun', 'failed'] as const).map((one) => [one, one] as const)
  return {
    ...{ command: 'step', summary: 'Check a step off', button: 'Say it' },
    choices: [
      { name: 'step', label: 'Step', options: undone },
      { name: 'outcome', label: 'How it stands', options: outcomes },
    ],
  }
}

const finding: Offered = {
  ...{ command: 'finding', summary: 'Note what should be better next time', button: 'Note it' },
  fields: [
    { name: 'text', label: 'What was found', long: true, required: true },
    { name: 'owner', label: 'Who sees to it; you, where this is empty' },
    { name: 'due', label: 'Up to which day; thirty days on, where this is empty', type: 'date' },
  ],
}

function findingDone(undone: DrillRunAnswer['findings']): Offered {
  const options = undone.map(({ number, text }) => [String(number), text] as const)
  return {
    ...{ command: 'finding-done', summary: 'A finding is seen to', button: 'It is done' },
    choices: [{ name: 'finding', label: 'Which', options }],
  }
}

const review: Offered = {
  ...{ command: 'review', summary: 'File the review', button: 'File it' },
  fields: [{ name: 'text', label: 'What was learnt', long: true, required: true }],
}

/** No two fields of a page have one id. */
function formOf(id: string, { command, summary, button, fields = [], choices = [] }: Offered): object {
  return {
    ...{ summary, button, action: `${runAddress(id)}/${command}` },
    by: { id: `${command}-by`, name: 'by', label: 'Your name', required: true },
    fields: fields.map((field) => ({ ...field, id: `${command}-${field.name}` })),
    choices: choices.map((choice) => choiceOf({ ...choice, id: `${command}-${choice.name}` })),
  }
}
