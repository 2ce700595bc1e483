import type { IRouter, RequestHandler } from 'express'
import { expressPath, METHODS, type ApiPaths } from '../../http/describe.js'

/**
 * Refuses routers that answer what is not in the table: whoever asked for it would be asked for no role but a viewer's, and OpenAPI would not
 * know of it.
 *
 * @throws Error a mistake in a router, which keeps the daemon from starting
 */
export function refuseUnlistedRoutes(routers: readonly RequestHandler[], paths: ApiPaths): void {
  const listed = new Set(
    Object.entries(paths).flatMap(([path, operations]) => [
      `all ${expressPath(path)}`,
      ...METHODS.filter((method) => operations[method] !== undefined).map((one) => `${one} ${expressPath(path)}`),
    ]),
  )
  const missing = routers.flatMap(routesOf).filter((route) => !listed.has(route))
  if (missing.length > 0) throw new Error(`routes that are in no table: ${missing.join(', ')}`)
}

/** Every route of a router as method and path. A handler of everything answers as it likes: it is none that a table could hold. */
export function routesOf(handler: RequestHandler): readonly string[] {
  if (!isRouter(handler)) return ['all *']
  return handler.stack.flatMap(({ route, handle }) => {
    if (route === undefined) return routesOf(handle as RequestHandler)
    // The handlers of `all` have no method.
    return route.stack.map(({ method }) => `${(method as string | undefined) ?? 'all'} ${route.path}`)
  })
}

function isRouter(handler: RequestHandler): handler is IRouter {
  return 'stack' in handler
}
