import { Router } from 'express'

/** What is exposed, in the format asked for. */
export type RenderMetrics = (
  format: 'prometheus' | 'openmetrics',
) => Promise<{ readonly contentType: string; readonly body: string | Buffer }>

const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0'
// The first one answers `*/*`; the others are matched with their version, as Prometheus asks.
const OFFERED = ['text/plain', 'text/plain; version=0.0.4', OPEN_METRICS]

/** `GET /metrics`. */
export function createMetricsRouter({ render }: { readonly render: RenderMetrics }): Router {
  const router = Router()
  router.get('/metrics', async (request, response) => {
    const isOpen = request.accepts(OFFERED) === OPEN_METRICS
    const { contentType, body } = await render(isOpen ? 'openmetrics' : 'prometheus')
    // Not `send`: it would copy the page into a buffer to hash it, and nobody asks for metrics twice with an ETag.
    response.set('content-type', contentType).end(body)
  })
  return router
}
