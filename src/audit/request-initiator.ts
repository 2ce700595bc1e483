import { callerOf, senderOf } from '../http/caller-of.js'
import type { Initiator, Way } from './initiator.js'

type Asking = Parameters<typeof callerOf>[0]

/**
 * Who has a change made by a request.
 *
 * @param by who they say they are, where nothing that they showed says it; default: what is known of them
 */
export function initiatorOf(request: Asking, by?: string): Initiator {
  const caller = callerOf(request)
  const how = { through: wayOf(request.url ?? ''), from: senderOf(request) }
  if (caller.kind === 'shell' || caller.kind === 'stranger')
    return { kind: 'person', name: by ?? caller.kind, identifiedBy: 'word', ...how }
  return { kind: 'person', name: caller.name, identifiedBy: caller.kind, ...how }
}

/** A program that delivers: by the name of its token, or by its own where it needs none. */
export function webhookInitiatorOf(request: Asking, program: string): Initiator {
  return { ...initiatorOf(request, program), kind: 'webhook', through: 'webhook' }
}

/** What is neither the API nor steers the daemon is a form of a page. */
function wayOf(url: string): Way {
  return /^\/+(api|-)\//i.test(url) ? 'api' : 'page'
}
