// What starts the process from a checkout. The build puts a file in its place that loads the bundle.
import { register } from 'tsx/esm/api'

register()
await import('./look-process-client.ts')
