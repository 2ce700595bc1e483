import type { Clock } from '../shared/clock.js'
import type { PublicModel } from './public-status.js'
import { renderStatus, type RenderedStatus, type RenderingParts } from './rendered-status.js'

/** What strangers are shown, kept in memory: who asks for it waits for no store. */
export interface ShownStatus {
  /** Reads everything anew. Rejects when the store fails; what is shown stays, and is said to be old after some minutes. */
  refresh(): Promise<void>
  /** `null`: nothing was read yet. */
  current(): RenderedStatus | null
}

export interface ShownStatusParts extends RenderingParts {
  readonly read: (now: Date) => Promise<PublicModel>
  readonly clock: Clock
}

/** It is made anew after so long also where nothing could be read: maintenance begins, and what is old becomes so. */
const KEPT_MS = 30_000

export function createShownStatus(parts: ShownStatusParts): ShownStatus {
  let model: PublicModel | null = null
  let rendered: { readonly at: number; readonly status: RenderedStatus } | null = null
  return {
    async refresh() {
      const read = await parts.read(parts.clock())
      // Of two that were read at once the later one stays.
      if (model !== null && read.at < model.at) return
      model = read
      rendered = null
    },
    current() {
      if (model === null) return null
      const now = parts.clock()
      const age = rendered === null ? Number.POSITIVE_INFINITY : now.getTime() - rendered.at
      if (rendered === null || age < 0 || age >= KEPT_MS)
        rendered = { at: now.getTime(), status: renderStatus(model, now, parts) }
      return rendered.status
    },
  }
}
