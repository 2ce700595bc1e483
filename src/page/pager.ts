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

/** Which part of a list of so many a page shows, by the place of its first. */
export function partOf(total: number, order: PagerOrder): { readonly offset: number; readonly pager: Pager } {
  const { size, path, query } = order
  const last = Math.max(1, Math.ceil(total / size))
  const page = Math.min(Math.max(1, order.page), last)
  const offset = (page - 1) * size
  const hrefOf = (to: number) => addressOf(path, { ...query, page: to === 1 ? '' : String(to) })
  const pager = {
    ...{ from: Math.min(offset + 1, total), to: Math.min(offset + size, total), total },
    previous: page > 1 ? hrefOf(page - 1) : null,
    next: page < last ? hrefOf(page + 1) : null,
  }
  return { offset, pager }
}

/** Cuts a list for a page. */
export function cutList<T>(
  items: readonly T[],
  order: PagerOrder,
): { readonly items: readonly T[]; readonly pager: Pager } {
  const { offset, pager } = partOf(items.length, order)
  return { items: items.slice(offset, offset + order.size), pager }
}

/** A path with what is asked of it; what is empty is left out. */
export function addressOf(path: string, query: Readonly<Record<string, string>>): string {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== ''))
  return said.size === 0 ? path : `${path}?${said.toString()}`
}
