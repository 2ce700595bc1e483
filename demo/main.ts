import { createCleanUp } from '../src/shared/clean-up.js'
import { breakOrMend } from './break-mend.js'
import { runDemo } from './run-demo.js'

const USAGE = `usage: npm run demo [-- --once | break NAME | mend NAME]

Runs the example shop with two months of history, a real Prometheus, a mail sink and Plimsoll on free ports of this machine.
  --once   ends after last month's report was sent, a bad deployment was taken back, two restore drills were held, and the status was printed; leaves demo/out/
  break    breaks something of the demo that runs in another terminal; without NAME: says what there is
  mend     mends it again`

const [command, name, ...rest] = process.argv.slice(2)
if ((command === 'break' || command === 'mend') && rest.length === 0) {
  const words = await breakOrMend(command, name).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(2)
  })
  console.log(words)
  process.exit(0)
}

const flags = process.argv.slice(2)
const unknown = flags.filter((flag) => flag !== '--once')
if (unknown.length > 0) {
  console.error(flags.includes('--help') ? USAGE : `unknown: ${unknown.join(' ')}\n${USAGE}`)
  process.exit(flags.includes('--help') ? 0 : 2)
}

const cleanUp = createCleanUp((part, error) => {
  console.error(`${part} could not be stopped cleanly:`, error)
})
const interrupted = new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      resolve()
      // While still starting there is nobody to listen to `interrupted`: stop what runs, which makes the start fail.
      void cleanUp.run().then(() => process.exit(130))
    })
  }
})

try {
  await runDemo({ once: flags.includes('--once'), cleanUp, interrupted })
  await cleanUp.run()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  if (error instanceof Error && error.cause !== undefined) console.error('  because:', error.cause)
  await cleanUp.run()
  process.exit(1)
}
