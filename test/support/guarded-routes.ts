import type { NeededRole } from '../../src/access/roles.js'
import { allPaths } from '../../src/app/http/openapi.js'
import { METHODS } from '../../src/http/describe.js'

/** Every route, about the object 7, and the role that it needs. */
export const guardedRoutes = Object.entries(allPaths({ metricsToken: false })).flatMap(([path, operations]) =>
  METHODS.flatMap((method) => {
    const role: NeededRole | undefined = operations[method]?.['x-role']
    const shown = path.replace(/\{\w+\}/g, '7')
    return role === undefined ? [] : [{ path: shown, method: method.toUpperCase(), role }]
  }),
)
