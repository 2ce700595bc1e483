const WINDOW = /\$window\b/g

/** Whether a query leaves its range open: `rate(x[$window])`. */
export function hasWindow(query: string): boolean {
  return query.search(WINDOW) !== -1
}

/** The query with its range filled in. */
export function fillWindow(query: string, duration: string): string {
  return query.replace(WINDOW, duration)
}
