import type { Response } from 'express'
import type { KeptAnswer } from './kept-answer-store.js'

/** An answer that does not leave before it is let go. */
export interface HeldAnswer {
  /** Resolves once it is given, whole. */
  readonly given: Promise<KeptAnswer>
  /** Lets it go. */
  readonly send: () => void
  /** Takes it back: another one can be given. */
  readonly drop: () => void
}

/** Holds back what is answered from now on. */
export function holdAnswer(response: Response): HeldAnswer {
  const end = response.end.bind(response)
  let body: string | Buffer = ''
  const restore = () => {
    response.end = end
  }
  return {
    given: new Promise((resolve) => {
      const held = (chunk?: unknown) => {
        if (typeof chunk === 'string' || Buffer.isBuffer(chunk)) body = chunk
        const type = response.get('content-type') ?? ''
        resolve({ status: response.statusCode, type, body: body.toString() })
        return response
      }
      response.end = held as typeof response.end
    }),
    send() {
      restore()
      response.end(body)
    },
    drop() {
      restore()
      for (const name of ['content-type', 'content-length', 'etag']) response.removeHeader(name)
    },
  }
}
