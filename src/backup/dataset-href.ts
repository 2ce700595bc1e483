/** Where a dataset has its page: `/datasets/checkout/orders-db`. */
export function datasetHref(service: string, name: string): string {
  return ['', 'datasets', service, name].map(encodeURIComponent).join('/')
}
