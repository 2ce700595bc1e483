import { placed, type Placed } from '../build.js'
import type { Texts } from '../service-part.js'
import type { PluginChain } from './sloth-plugins.js'
import type { SlothTier } from './sloth-windows.js'

/** How Sloth's two forms spell the keys that differ. */
export const SNAKE = {
  sloPlugins: 'slo_plugins',
  errorQuery: 'error_query',
  totalQuery: 'total_query',
  errorRatioQuery: 'error_ratio_query',
  pageAlert: 'page_alert',
  ticketAlert: 'ticket_alert',
} as const

export type SlothKeys = Readonly<Record<keyof typeof SNAKE, string>>

/** As the custom resource spells them. */
export const CAMEL: SlothKeys = {
  sloPlugins: 'sloPlugins',
  errorQuery: 'errorQuery',
  totalQuery: 'totalQuery',
  errorRatioQuery: 'errorRatioQuery',
  pageAlert: 'pageAlert',
  ticketAlert: 'ticketAlert',
}

/** What an SLO of Sloth needs to know of its file. */
export interface SlothContext {
  readonly keys: SlothKeys
  /** As the file calls it. */
  readonly service: string
  readonly plugins: PluginChain
  readonly setting: SlothSetting
}

/** The labels `sloth_…` of an SLO, without that beginning. */
export function slothNames(service: string, slo: string): Readonly<Record<'service' | 'slo' | 'id', string>> {
  return { service, slo, id: `${service}-${slo}` }
}

/** The labels that Sloth gives all series and alerts of an SLO, so that routes and queries can still ask for them. */
export function idLabels(slo: Placed, names: Readonly<Record<string, string>>): Texts {
  return Object.fromEntries(Object.entries(names).map(([name, text]) => [`sloth_${name}`, placed(text, slo)]))
}

/** What no file of SLOs says itself. */
export interface SlothSetting {
  /** A duration; its place is that of the document that says so, `null`: no document does. */
  readonly period: { readonly text: string; readonly at: Placed | null }
  /** `null`: the usual ones. */
  readonly tiers: readonly SlothTier[] | null
}
