import * as z from 'zod'
import { example, finding } from '../../shared/fields.js'
import { formatDuration } from '../../shared/duration.js'
import { supportField, type SupportTarget } from './within-field.js'

const severity = (what: string) =>
  z
    .strictObject({
      acknowledge: supportField.optional().describe('Until somebody has taken it on.').meta(example('15m')),
      resolve: supportField.optional().describe('Until it is resolved.').meta(example('4h')),
    })
    .superRefine(checkTargets)
    .optional()
    .describe(what)

interface Targets {
  readonly acknowledge?: SupportTarget | undefined
  readonly resolve?: SupportTarget | undefined
}

function checkTargets({ acknowledge, resolve }: Targets, context: z.RefinementCtx): void {
  if (acknowledge === undefined && resolve === undefined) {
    const hint = 'such as {acknowledge: 15m, resolve: 4h}'
    context.addIssue({ code: 'custom', ...finding('expected `acknowledge`, `resolve` or both', hint) })
  }
  const [first, last] = [secondsOf(acknowledge), secondsOf(resolve)]
  if (first === null || last === null || first <= last) return
  const message = `expected ${formatDuration(first)} or more: nothing is resolved before it is acknowledged`
  context.addIssue({ code: 'custom', path: ['resolve'], ...finding(message, 'swap the two, or mend the unit') })
}

function secondsOf(target: SupportTarget | undefined): number | null {
  return target !== undefined && 'seconds' in target.within ? target.within.seconds : null
}

/** How fast people react, by severity. */
export const responseSchema = z
  .strictObject({
    page: severity('Incidents that page somebody.'),
    ticket: severity('Incidents that open a ticket.'),
  })
  .superRefine(({ page, ticket }, context) => {
    if (page !== undefined || ticket !== undefined) return
    context.addIssue({
      code: 'custom',
      ...finding('expected `page`, `ticket` or both', 'such as {page: {acknowledge: 15m}}'),
    })
  })
  .describe('Support targets: how fast people react to incidents of the service, by severity.')
  .meta(example({ page: { acknowledge: '15m', resolve: '4h' }, ticket: { acknowledge: '4h' } }))
