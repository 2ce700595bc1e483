import type { Request } from 'express'

/** Whether who asks wants a page rather than data: browsers say so first, programs take anything. */
export function wantsPage(request: Request<object>): boolean {
  return request.accepts(['application/json', 'text/plain', 'text/html']) === 'text/html'
}
