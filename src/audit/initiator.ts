import type { Caller } from '../access/caller.js'
import type { Actor } from '../event/domain-event.js'

/** The ways by which changes come in. */
export const WAYS = ['api', 'page', 'link', 'webhook', 'cli', 'job'] as const

export type Way = (typeof WAYS)[number]

/** Who has a change made, through what and from where. */
export interface Initiator extends Actor {
  /**
   * How it is known that it was them: what they showed, the provider (`oidc`) that has signed them in, the `link` that was signed for them, the `signature` of a program that vouches for them, or the operating `system`; `word`: they say so
   * themselves, as a shell on this machine may.
   */
  readonly identifiedBy:
    | Exclude<Caller['kind'], 'shell' | 'stranger'>
    | 'oidc'
    | 'link'
    | 'signature'
    | 'system'
    | 'word'
  readonly through: Way
  /** Address of the other end; `cli`; `job`. */
  readonly from: string
}

/** A job of the daemon. */
export function byJob(name: string): Initiator {
  return { kind: 'job', name, identifiedBy: 'system', through: 'job', from: 'job' }
}

/**
 * Somebody at the command line, who works on the store itself.
 *
 * @param user of the operating system
 */
export function byCommand(user: string): Initiator {
  return { kind: 'cli', name: user, identifiedBy: 'system', through: 'cli', from: 'cli' }
}

/** Whom a signed link was sent to. */
export function byLink({ by, from }: { readonly by: string; readonly from: string }): Initiator {
  return { kind: 'person', name: by, identifiedBy: 'link', through: 'link', from }
}
