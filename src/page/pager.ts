/** Which part of a list a page shows, and where the others are. */
export interface Pager {
  /** Number of the first and the last that are shown, from 1; 0 where there are none. */
  readonly from: number
  readonly to: number
  readonly total: number
  /** Addresses; `null`: there is no such part. */
  readonly previous: string | null
  readonly next: string | null
}

export interface PagerOrder {
  /** From 1; beyond the last, the last is shown. */
  readonly page: number
  readonly size: number
  /** The address of this page without its query. */
  readonly path: string
  /** What the address says besides: filters stay when somebody turns the page. */
  readonly query: Readonly<Record<string, string>>
}

/** Cuts a list for a page. */
export function cutList<T>(
  items: readonly T[],
  order: PagerOrder,
): { readonly items: readonly T[]; readonly pager: Pager } {
  const { size, path, query } = order
  const last = Math.max(1, Math.ceil(items.length / size))
  const page = Math.min(Math.max(1, order.page), last)
  const start = (page - 1) * size
  const shown = items.slice(start, start + size)
  const hrefOf = (to: number) => addressOf(path, { ...query, page: to === 1 ? '' : String(to) })
  const pager = {
    ...{ from: Math.min(start + 1, items.length), to: start + shown.length, total: items.length },
    previous: page > 1 ? hrefOf(page - 1) : null,
    next: page < last ? hrefOf(page + 1) : null,
  }
  return { items: shown, pager }
}

/** A path with what is asked of it; what is empty is left out. */
export function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  return said.size === 0 ? path : `${path}?${said.toString()}`
}
