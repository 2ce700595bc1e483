/** Where a service has its page. */
export function serviceHref(service: string): string {
  return `/services/${encodeURIComponent(service)}`
}
