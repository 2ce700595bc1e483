/** A series as an agent sends it: labels with `__name__`, samples in order of time. */
export interface SentSeries {
  readonly labels: Readonly<Record<string, string>>
  readonly samples: readonly { readonly at: Date; readonly value: number }[]
}

/** Sends samples by remote write (protocol 1), as an agent does that was offline. Rejects where the server does not take all of them. */
export async function remoteWrite(url: string, series: readonly SentSeries[]): Promise<void> {
  const answer = await fetch(`${url}/api/v1/write`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-protobuf',
      'Content-Encoding': 'snappy',
      'X-Prometheus-Remote-Write-Version': '0.1.0',
    },
    body: new Uint8Array(snappyLiteral(writeRequest(series))),
  })
  if (!answer.ok) throw new Error(`remote write: ${answer.status} ${await answer.text()}`)
}

function writeRequest(series: readonly SentSeries[]): Buffer {
  return Buffer.concat(series.map((one) => field(1, timeSeries(one))))
}

function timeSeries({ labels, samples }: SentSeries): Buffer {
  const pairs = Object.entries(labels).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Buffer.concat([
    ...pairs.map(([name, value]) =>
      field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))])),
    ),
    ...samples.map(({ at, value }) => field(2, sample(at, value))),
  ])
}

function sample(at: Date, value: number): Buffer {
  const double = Buffer.alloc(8)
  double.writeDoubleLE(value)
  return Buffer.concat([Buffer.from([0x09]), double, Buffer.from([0x10]), varint(at.getTime())])
}

/** A field of protobuf with a length. */
function field(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([number * 8 + 2]), varint(content.length), content])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}

/** Snappy's block format without any compression: its length, then literals of up to 60 bytes. */
function snappyLiteral(content: Buffer): Buffer {
  const parts = [varint(content.length)]
  for (let start = 0; start < content.length; start += 60) {
    const literal = content.subarray(start, start + 60)
    parts.push(Buffer.from([(literal.length - 1) * 4]), literal)
  }
  return Buffer.concat(parts)
}
