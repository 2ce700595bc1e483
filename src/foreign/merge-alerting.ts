import type { Origins } from '../yaml/located.js'
import { placed, placedMapOrNull, type Placed } from './build.js'
import { carriedAnnotations, type Carrying } from './carried-annotations.js'
import { literalText, literalWords } from './literal-text.js'
import type { AlertAdditions, AlertingPart, Texts } from './service-part.js'

interface Context extends Omit<Carrying, 'labels'> {
  readonly at: Placed
  /** Names of all labels of the service and of the SLO. */
  readonly labels: readonly string[]
}

/** The alerts of an SLO in our language; `null` where ours hold. */
export function alertingMap(part: AlertingPart, context: Context, origins: Origins): Placed | null {
  const { at } = context
  const inside = { ...context, labels: [...context.labels, ...Object.keys(part.labels)] }
  const entries = {
    ...additions(part, inside, origins),
    missing: part.missing,
    tiers: part.tiers,
    page: placedMapOrNull(additions(part.page, inside, origins), at, origins),
    ticket: placedMapOrNull(additions(part.ticket, inside, origins), at, origins),
  }
  return placedMapOrNull(entries, at, origins)
}

function additions({ labels, annotations }: AlertAdditions, context: Context, origins: Origins) {
  const known = { ...context, labels: [...context.labels, ...Object.keys(labels)] }
  return {
    labels: placedMapOrNull(literals(labels, literalText), context.at, origins),
    annotations: placedMapOrNull(literals(carriedAnnotations(annotations, known), literalWords), context.at, origins),
  }
}

/** Within SLOs, and there alone, `$service` and the like are filled in: what other people wrote is not for that. */
export function literals(texts: Texts, write: (text: string) => string): Texts {
  const entries = Object.entries(texts).map(([name, text]) => {
    return [name, typeof text.value === 'string' ? placed(write(text.value), text) : text] as const
  })
  return Object.fromEntries(entries)
}
