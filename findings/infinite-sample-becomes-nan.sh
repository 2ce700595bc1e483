#!/usr/bin/env bash
# prometheus-query hands an infinite sample on as NaN.
#
# Prometheus writes values as text in Go's way: `+Inf`, `-Inf`, `NaN`. The library reads them by JavaScript's parseFloat, which knows
# "Infinity" only, so that `errors / 0` (+Inf: everything failed) and `0 / 0` (NaN: nothing happened) look the same, and a check like
# `value > 14.4` on an infinite burn rate is false. Plimsoll reads the text itself (src/prometheus/answer.ts).
#
# Source: run below against a server that answers as the HTTP API documents; prometheus-query 3.5.1.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
npm init -y >/dev/null; npm install --silent --no-audit --no-fund --save-exact prometheus-query@3.5.1 >/dev/null
cat > run.mjs <<'JS'
import { createServer } from 'node:http'
import { PrometheusDriver } from 'prometheus-query'
const result = ['+Inf', '-Inf', '1.5'].map((value) => ({ metric: { value }, value: [1435781451.781, value] }))
const server = createServer((_, answer) => {
  answer.setHeader('content-type', 'application/json')
  answer.end(JSON.stringify({ status: 'success', data: { resultType: 'vector', result } }))
})
server.listen(0, '127.0.0.1', async () => {
  const driver = new PrometheusDriver({ endpoint: `http://127.0.0.1:${server.address().port}`, baseURL: '/api/v1' })
  for (const { metric, value } of (await driver.instantQuery('burn')).result) console.log(metric.labels.value, '->', value.value)
  server.close()
})
JS
expected='+Inf -> NaN
-Inf -> NaN
1.5 -> 1.5'
seen=$(node run.mjs)
echo 'prometheus-query 3.5.1'; echo "$seen"
[ "$seen" = "$expected" ] || { echo 'changed: this is no longer what was found' >&2; exit 1; }
