/**
 * A function whose program is loaded when it is called for the first time, for what a daemon may not do in weeks: what draws charts alone has
 * twelve megabytes that live.
 */
export function late<Order extends readonly unknown[], Result>(
  load: () => Promise<(...order: Order) => Result | Promise<Result>>,
): (...order: Order) => Promise<Result> {
  let loaded: ReturnType<typeof load> | undefined
  return async (...order) => {
    loaded ??= load()
    return (await loaded)(...order)
  }
}
