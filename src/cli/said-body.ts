import { bodySchema } from '../app/http/described-schemas.js'
import type { paths } from '../client/api-paths.js'
import { checkInput } from './check-input.js'

/** Routes that take a body in JSON by POST. */
type Taking = {
  [Path in keyof paths]: paths[Path] extends { post: { requestBody: { content: { 'application/json': unknown } } } }
    ? Path
    : never
}[keyof paths]

/** What such a route takes. */
type BodyOf<Path extends Taking> = paths[Path]['post']['requestBody']['content']['application/json']

/** What people typed, as the body of a route: checked by what the API describes before the daemon is asked. Throws `UsageError`. */
export function saidBody<Path extends Taking>(path: Path, typed: object): BodyOf<Path> {
  const schema = bodySchema(path, 'post')
  if (schema !== undefined) checkInput(schema, typed)
  return typed
}
