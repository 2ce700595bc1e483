import * as z from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import { httpErrors, type HttpErrorCode } from './problem.js'

/**
 * Whose business a route is: `anyone` watches and scrapes, a `viewer` reads, `ingest` delivers, a `responder` answers for incidents, an `admin`
 * steers the daemon. It is said, and not yet asked for: the daemon listens on the machine's own addresses alone.
 */
export type Role = 'anyone' | 'viewer' | 'ingest' | 'responder' | 'admin'

/** One route, with the schemas that it uses itself. */
export type ApiOperation = ZodOpenApiOperationObject & { readonly 'x-role': Role }

/** What a room says of the routes that it answers, by path and method. */
export type ApiPaths = Readonly<Record<string, { readonly [Method in 'get' | 'post' | 'delete']?: ApiOperation }>>

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.enum(Object.keys(httpErrors) as [HttpErrorCode, ...HttpErrorCode[]]),
    detail: z.string().optional(),
    reasons: z.array(z.string()).optional(),
  })
  .meta({ id: 'Problem', description: 'A failure, RFC 9457; codes are explained in docs/errors.md.' })

/** An answer in JSON. */
export function json(schema: z.ZodType, description: string): ZodOpenApiResponseObject {
  return { description, content: { 'application/json': { schema } } }
}

/** An answer in plain text. */
export function text(description: string): ZodOpenApiResponseObject {
  return { description, content: { 'text/plain': { schema: { type: 'string' } } } }
}

/** An answer of which nothing is promised but that it is an object. */
export function anything(description: string): ZodOpenApiResponseObject {
  return { description, content: { 'application/json': { schema: { type: 'object' } } } }
}

/** What a route answers when it cannot do what was asked. */
export function failures(...codes: readonly HttpErrorCode[]): ZodOpenApiResponsesObject {
  const one = (code: HttpErrorCode): ZodOpenApiResponseObject => {
    return { description: `${httpErrors[code].title}.`, content: { 'application/problem+json': { schema: problem } } }
  }
  return Object.fromEntries(codes.map((code) => [httpErrors[code].status, one(code)]))
}
