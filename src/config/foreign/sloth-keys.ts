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
  /** As it is called here. */
  readonly service: string
  readonly period: string
}
