// Module hooks: who asks for the store gets the one of the tests, but for that one itself.
const OF_TESTS = new URL('../test/support/open-store-on-postgres.ts', import.meta.url).href

export function resolve(specifier, context, next) {
  if (!/(^|\/)open-store\.[jt]s(\?.*)?$/.test(specifier) || context.parentURL?.startsWith(OF_TESTS))
    return next(specifier, context)
  return next(OF_TESTS, context)
}
