import { Router } from 'express'

/** What is exposed, in the format asked for. */
export type RenderMetrics = (
  format: 'prometheus' | 'openmetrics',
) => Promise<{ readonly contentType: string; readonly body: readonly Buffer[] }>

const OPEN_METRICS = 'application/openmetrics-text; version=1.0.0'
// The first one answers `*/*`; the others are matched with their version, as Prometheus asks.
const OFFERED = ['text/plain', 'text/plain; version=0.0.4', OPEN_METRICS]

/** `GET /metrics`. */
export function createMetricsRouter({ render }: { readonly render: RenderMetrics }): Router {
  const router = Router()
  router.get('/metrics', async (request, response) => {
    const isOpen = request.accepts(OFFERED) === OPEN_METRICS
    const { contentType, body } = await render(isOpen ? 'openmetrics' : 'prometheus')
    const length = body.reduce((sum, piece) => sum + piece.length, 0)
    response.set({ 'content-type': contentType, 'content-length': String(length) })
    // Not `send`: it would make one of all pieces and hash it, and nobody asks for metrics twice with an ETag.
    for (const piece of body) response.write(piece)
    response.end()
  })
  return router
}
