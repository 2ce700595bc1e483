// Ends what `jest-postgres.mjs` started.
export default async function end() {
  await globalThis.endPostgres?.()
}
