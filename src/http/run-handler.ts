import type { Request, RequestHandler, Response } from 'express'

/** Has a handler that goes on by itself, such as a parser of bodies, do its work. Rejects where it fails. */
export function runHandler(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(request, response, (error?: unknown) => {
      if (error === undefined) resolve()
      else reject(error instanceof Error ? error : new Error('the body cannot be read', { cause: error }))
    })
  })
}
