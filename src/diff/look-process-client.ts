import { lookAtServers, type LookOrder } from './look-at-servers-client.js'

// A process of its own: it is told what to look at, answers, and ends. Where its parent is gone nobody waits for the answer.

process.once('disconnect', () => {
  process.exit()
})

process.once('message', (order) => {
  void lookAtServers(order as LookOrder).then((looks) => {
    process.send?.(looks, () => {
      process.exit()
    })
  })
})
