/** Address of the list. */
export const PATH = '/incidents'

/** Where an incident has its page. */
export function incidentAddress(number: number): string {
  return `/incidents/${number}`
}
