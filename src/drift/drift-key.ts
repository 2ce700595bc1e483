import * as z from 'zod'
import type { Check } from '../feature/check.js'
import { unknownNames, elementsAt } from '../feature/references.js'
import type { RootKey } from '../feature/root-key.js'
import { durationField, example } from '../shared/fields.js'
import { mapAt, textAt } from '../yaml/raw.js'

/** How it is watched whether what runs is what is generated. */
export interface DriftSettings {
  readonly everySeconds: number
  /** Names of the Prometheus servers that are asked; `null`: all. */
  readonly prometheus: readonly string[] | null
  /** Whether groups that look like ours and are not generated here are left out. */
  readonly ignoreExtra: boolean
  /** How much of Alertmanager's configuration is ours. */
  readonly alertmanager: 'whole' | 'parts' | 'off'
}

/** What it is of the configuration. */
export interface DriftPart {
  readonly drift: DriftSettings
}

const LEAST_SECONDS = 300

const drift = z
  .strictObject({
    every: durationField
      .refine((seconds) => seconds >= LEAST_SECONDS, { error: 'expected 5m or more, such as 1h' })
      .prefault('1h')
      .describe('How often it is looked at; every five minutes while something differs or a server does not answer.'),
    prometheus: z
      .array(z.string())
      .optional()
      .describe('Names of the Prometheus servers that are asked; default: all; `[]`: none, where they load no rules.')
      .meta(example(['default'])),
    ignore_extra: z
      .boolean()
      .default(false)
      .describe(
        'Says nothing of groups that look like ours and are not generated here: another Plimsoll loads its rules too.',
      ),
    alertmanager: z
      .enum(['whole', 'parts', 'off'], { error: 'expected whole, parts or off' })
      .default('whole')
      .describe(
        '`parts` where the file is yours and holds our parts (`generate --only alertmanager.routes`), `off`: nobody asks.',
      )
      .meta(example('parts')),
  })
  .prefault({})
  .describe('How it is watched whether Prometheus and Alertmanager have loaded what is generated.')

export const driftKey: RootKey<typeof drift, DriftPart> = {
  schema: drift,
  after: 'alertmanager',
  resolve: ({ every, prometheus, ignore_extra: ignoreExtra, alertmanager }) => ({
    drift: { everySeconds: every, prometheus: prometheus ?? null, ignoreExtra, alertmanager },
  }),
  // No verdict depends on it.
  meaning: () => ({ drift: undefined }),
}

/** Servers that are asked exist. */
export const driftChecks: readonly Check[] = [
  (context) => {
    const servers = mapAt(context.root.value, 'prometheus')
    const known = textAt(servers, 'url') === null ? Object.keys(servers) : ['default']
    const asked = elementsAt(mapAt(context.root.value, 'drift'), 'prometheus')
    return unknownNames(context, asked, { kind: 'Prometheus', known, nothing: 'add one under prometheus' })
  },
]

/** Whether anything is looked at. */
export function isWatched({ drift: { prometheus, alertmanager } }: DriftPart, hasAlertmanager: boolean): boolean {
  return prometheus?.length !== 0 || (hasAlertmanager && alertmanager !== 'off')
}
