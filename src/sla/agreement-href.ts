/** Where an agreement has its page: `/agreements/checkout/enterprise`. */
export function agreementHref(service: string, name: string): string {
  return ['', 'agreements', service, name].map(encodeURIComponent).join('/')
}
