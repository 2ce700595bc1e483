import * as z from 'zod'
import { isSameText, seal, unseal } from '../../access/session-secret.js'

/** Somebody who is on their way to a provider and back. Their browser holds it, closed. */
export interface Flow {
  readonly state: string
  readonly nonce: string
  /** Of PKCE. */
  readonly verifier: string
  /** Path to which they go in the end. */
  readonly next: string
  readonly begunAt: Date
}

const Sealed = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  next: z.string(),
  begunAt: z.coerce.date(),
})

/** So long may a sign-in at the provider take. */
export const FLOW_MINUTES = 10

export function sealFlow(flow: Flow, key: string, iv: Uint8Array): string {
  return seal(JSON.stringify(flow), key, iv)
}

/** A flow that ends, or why it cannot. */
export type OpenedFlow =
  | { readonly kind: 'open'; readonly flow: Flow }
  /** None was begun in this browser, or another one since, or before the daemon was started. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'late'; readonly next: string }

/** @param state as the provider gives it back */
export function openFlow(sealed: string, state: unknown, { key, now }: { key: string; now: Date }): OpenedFlow {
  const text = unseal(sealed, key)
  if (text === null) return { kind: 'unknown' }
  const flow = Sealed.parse(JSON.parse(text))
  if (typeof state !== 'string' || !isSameText(state, flow.state)) return { kind: 'unknown' }
  const ageMs = now.getTime() - flow.begunAt.getTime()
  return ageMs > FLOW_MINUTES * 60_000 ? { kind: 'late', next: flow.next } : { kind: 'open', flow }
}
