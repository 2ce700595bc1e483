import type * as z from 'zod'
import { readInput } from '../../http/read-input.js'
import type { Spoken } from '../incident-actions.js'
import type { IncidentDesk } from '../incident-desk-store.js'
import type { Incident } from '../incident.js'
import { classBody, mergeBody, milestoneBody, roleBody, severityBody, updateBody, wordBody } from './incidents-paths.js'

/** What can be done about an incident: by the API as JSON, by a page as a form. */
export interface IncidentCommand {
  /** Last part of its path. */
  readonly name: string
  /** Throws `HttpError` where it is said wrongly; `null`: there is no such incident. */
  run(desk: IncidentDesk, order: CommandOrder): Promise<Incident | null>
}

/** A command as it came. */
export interface CommandOrder {
  /** Id or number. */
  readonly id: string
  readonly body: unknown
  /** In whose name it is done, by what they call themselves. Throws `HttpError` where nobody knows. */
  readonly speakerOf: (by: string | undefined) => Spoken
}

type Said<Body extends { readonly by?: string | undefined }> = Omit<Body, 'by'> & Spoken

function command<Body extends { readonly by?: string | undefined }>(
  name: string,
  schema: z.ZodType<Body>,
  act: (desk: IncidentDesk, id: string, order: Said<Body>) => Promise<Incident | null>,
): IncidentCommand {
  return {
    name,
    async run(desk, { id, body, speakerOf }) {
      const said = readInput(schema, body)
      return act(desk, id, { ...said, ...speakerOf(said.by) })
    },
  }
}

/** All of them. */
export const INCIDENT_COMMANDS: readonly IncidentCommand[] = [
  command('acknowledge', wordBody, (desk, id, { note = null, ...said }) => desk.acknowledge(id, { ...said, note })),
  command('resolve', wordBody, (desk, id, { note = null, ...said }) => desk.resolve(id, { ...said, note })),
  command('false-positive', wordBody, (desk, id, { note = null, ...said }) =>
    desk.markFalsePositive(id, { ...said, note }),
  ),
  command('update', updateBody, (desk, id, { status: stage = null, ...said }) => desk.update(id, { ...said, stage })),
  command('role', roleBody, (desk, id, order) => desk.assign(id, order)),
  command('class', classBody, (desk, id, { class: failureClass, ...order }) =>
    desk.classify(id, { ...order, failureClass }),
  ),
  command('severity', severityBody, (desk, id, { note = null, ...order }) => desk.setSeverity(id, { ...order, note })),
  command('milestone', milestoneBody, (desk, id, { note = null, ...edit }) =>
    desk.editMilestone(id, { ...edit, note }),
  ),
  command('merge', mergeBody, (desk, id, { note = null, ...order }) => desk.merge(id, { ...order, note })),
  command('unmerge', wordBody, (desk, id, { note = null, ...said }) => desk.unmerge(id, { ...said, note })),
]
