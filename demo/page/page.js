// Asks the demo every two seconds how things stand and draws it.
const byId = (id) => document.getElementById(id)
const element = (tag, attributes = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes)
  node.append(...children)
  return node
}
const clock = (instant) => (instant ? new Date(instant).toLocaleTimeString() : '…')
const span = (seconds) => {
  if (seconds === null) return '–'
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

function drawFaults(faults) {
  const items = faults.map(({ name, words, broken }) => {
    const what = broken ? 'mend' : 'break'
    const button = element('button', { className: what, textContent: broken ? 'Mend' : 'Break' })
    button.setAttribute('aria-label', `${button.textContent} ${name}`)
    button.onclick = () => fetch(`/${what}/${name}`, { method: 'POST' }).then(draw)
    const state = broken ? element('span', { className: 'bad', textContent: ' ✕ broken' }) : ''
    const label = element('div', {}, element('strong', { textContent: name }), state)
    label.append(element('div', { className: 'soft', textContent: words }))
    return element('li', {}, label, button)
  })
  byId('faults').replaceChildren(...items)
}

function drawIncident(incident) {
  if (incident === undefined) {
    byId('incident').replaceChildren(element('p', { className: 'soft', textContent: 'None yet.' }))
    return
  }
  const { onset, detected, recovered } = incident.milestones
  const paged = incident.paged
  const step = (title, at, isEnd) =>
    element(
      'div',
      { className: `${at ? 'done' : ''} ${isEnd ? 'end' : ''}` },
      element('strong', { textContent: title }),
      element('div', { className: 'soft', textContent: clock(at) }),
    )
  const strip = element('div', { className: 'strip' })
  strip.append(
    step('Onset', onset?.at),
    step('Alert', detected?.at),
    step('Page', paged),
    step('Recovered', recovered?.at, true),
  )
  const time = (title, seconds) =>
    element(
      'div',
      {},
      element('div', { className: 'soft', textContent: title }),
      element('b', { textContent: span(seconds) }),
    )
  const times = element('div', { className: 'times' })
  times.append(time('Time to detect', incident.detectSeconds), time('Time to recover', incident.recoverSeconds))
  const title = element('p', {}, element('strong', { textContent: `#${incident.number} ${incident.title}` }))
  title.append(element('div', { className: incident.state === 'open' ? 'bad' : 'good', textContent: incident.state }))
  byId('incident').replaceChildren(title, strip, times)
}

/** The first page to PagerDuty after the incident was detected. */
function withPage(incident, received) {
  const from = incident?.milestones.detected?.at
  if (!from) return incident
  const pages = received.filter(({ to, at }) => to === 'PagerDuty' && Date.parse(at) >= Date.parse(from) - 5000)
  return { ...incident, paged: pages.at(-1)?.at }
}

function drawAlerts(alerts) {
  const items = alerts.map(({ severity, summary, since }) =>
    element('li', {}, element('strong', { textContent: `${severity} ` }), `${summary}, since ${clock(since)}`),
  )
  byId('alerts').replaceChildren(
    ...(items.length > 0 ? items : [element('li', { className: 'soft', textContent: 'Nothing.' })]),
  )
}

function drawReceived(received) {
  const items = received.map(({ at, to, html }) => {
    const article = element('article', {}, element('div', { className: 'to', textContent: `${to} · ${clock(at)}` }))
    // The demo's own server made this HTML and escaped what came from outside.
    article.insertAdjacentHTML('beforeend', html)
    return article
  })
  byId('received').replaceChildren(
    ...(items.length > 0 ? items : [element('p', { className: 'soft', textContent: 'Nothing yet.' })]),
  )
}

async function draw() {
  const state = await (await fetch('/state.json')).json()
  drawFaults(state.faults)
  drawIncident(withPage(state.incidents[0], state.received))
  drawAlerts(state.alerts)
  drawReceived(state.received)
  byId('clock').textContent = `As of ${clock(state.now)}`
}

draw()
setInterval(() => draw().catch(() => (byId('clock').textContent = 'The demo does not answer.')), 2000)
