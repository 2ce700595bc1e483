import * as z from 'zod'
import type { ZodOpenApiResponsesObject } from 'zod-openapi'
import { METHODS, type ApiOperation } from '../../http/describe.js'
import { allPaths } from './openapi.js'

const Json = z.object({
  content: z.object({
    'application/json': z.object({ schema: z.custom<z.ZodType>((one) => one instanceof z.ZodType) }),
  }),
})

/** What a route answers in JSON where it does what was asked; `undefined`: it answers in something else, or there is none. */
export function answerSchema(path: string, method: string): z.ZodType | undefined {
  const { '200': read, '201': made }: ZodOpenApiResponsesObject = operationOf(path, method)?.responses ?? {}
  return schemaOf(made ?? read)
}

/** What it takes in JSON. */
export function bodySchema(path: string, method: string): z.ZodType | undefined {
  return schemaOf(operationOf(path, method)?.requestBody)
}

function operationOf(path: string, method: string): ApiOperation | undefined {
  const name = METHODS.find((known) => known === method.toLowerCase())
  // What the configuration changes about routes is no schema.
  return name === undefined ? undefined : allPaths({ metricsToken: false })[path]?.[name]
}

function schemaOf(described: unknown): z.ZodType | undefined {
  return Json.safeParse(described).data?.content['application/json'].schema
}
