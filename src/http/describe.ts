import * as z from 'zod'
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject, ZodOpenApiResponsesObject } from 'zod-openapi'
import type { NeededRole } from '../access/roles.js'
import { httpErrors, type HttpErrorCode } from './problem.js'

/** One route, with the schemas that it uses itself, and the role that is asked for before it is reached. */
export type ApiOperation = ZodOpenApiOperationObject & { readonly 'x-role': NeededRole }

/** Methods that routes may have. */
export const METHODS = ['get', 'post', 'delete'] as const

export type Method = (typeof METHODS)[number]

/** What a room says of the routes that it answers, by path and method: none answers that is not in such a table. */
export type ApiPaths = Readonly<Record<string, { readonly [Name in Method]?: ApiOperation }>>

/** A path of such a table as Express writes it. */
export function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ':$1')
}

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

/** Each is described once, however many routes answer it. */
const described = new Map<HttpErrorCode, ZodOpenApiResponseObject>()

function describedOnce(code: HttpErrorCode): ZodOpenApiResponseObject {
  const content = { 'application/problem+json': { schema: problem } }
  const known = described.get(code) ?? { id: code, description: `${httpErrors[code].title}.`, content }
  described.set(code, known)
  return known
}

/** What a route answers when it cannot do what was asked. */
export function failures(...codes: readonly HttpErrorCode[]): ZodOpenApiResponsesObject {
  return Object.fromEntries(codes.map((code) => [httpErrors[code].status, describedOnce(code)]))
}
