/** `/reports/2026-000042`. */
export function reportAddress(number: string): string {
  return `/reports/${encodeURIComponent(number)}`
}
