import { Router } from 'express'
import * as z from 'zod'
import type { Initiator } from '../../audit/initiator.js'
import { initiatorOf } from '../../audit/request-initiator.js'
import { HttpError } from '../../http/problem.js'

/** What came of a reload. */
export type ReloadOutcome =
  | {
      readonly kind: 'reloaded'
      readonly configHash: string
      /** Services, promises and datasets that the old configuration had and this one has not, such as `SLO checkout/availability`. */
      readonly vanished: readonly string[]
    }
  /** Mistakes in the files, one sentence each. */
  | { readonly kind: 'invalid'; readonly mistakes: readonly string[] }
  /** Keys that only a restart can change. */
  | { readonly kind: 'needs_restart'; readonly keys: readonly string[] }
  | { readonly kind: 'stopping' }

/** Reads the configuration anew and works with it from then on; where it cannot be used, the old one stays. */
export type Reload = (initiator: Initiator) => Promise<ReloadOutcome>

/** The answer of a reload that went well. */
export const reloadAnswer = z
  .strictObject({
    configHash: z.string().describe('SHA-256 of the configuration’s meaning.'),
    vanished: z
      .array(z.string())
      .describe('Services, promises and datasets that are not watched any more, such as `SLO checkout/availability`.'),
  })
  .meta({ id: 'Reloaded', description: 'The configuration that Plimsoll works with now.' })

/** `POST /-/reload`. */
export function createReloadRouter({ reload }: { readonly reload: Reload }): Router {
  const router = Router()
  router
    .route('/-/reload')
    .post(async (request, response) => {
      response.json(answerOf(await reload(initiatorOf(request))))
    })
    .all(() => {
      throw new HttpError('method_not_allowed', 'a reload is asked for by POST')
    })
  return router
}

function answerOf(outcome: ReloadOutcome): z.output<typeof reloadAnswer> {
  switch (outcome.kind) {
    case 'reloaded':
      return { configHash: outcome.configHash, vanished: [...outcome.vanished] }
    case 'invalid':
      throw new HttpError('config_invalid', 'the old configuration stays', outcome.mistakes)
    case 'needs_restart':
      throw new HttpError(
        'config_needs_restart',
        `${outcome.keys.join(' and ')} cannot change while Plimsoll runs; the old configuration stays`,
      )
    case 'stopping':
      throw new HttpError('not_ready', 'Plimsoll is stopping')
  }
}
