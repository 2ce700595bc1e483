// What starts the process from a checkout. The build puts a file in its place that loads the bundle.
import { runProgram } from '../../scripts/bundled.mjs'

await runProgram(`${import.meta.dirname}/look-process-client.ts`)
