// Asks the demo every two seconds how things stand and draws it.
const byId = (id) => document.getElementById(id)
const element = (tag, attributes = {}, ...children) => {
  const node = Object.assign(document.createElement(tag), attributes)
  node.append(...children)
  return node
}
const clock = (instant) => (instant ? new Date(instant).toLocaleTimeString('en-GB') : '…')
const span = (seconds) => {
  if (seconds === null) return '–'
  const whole = Math.round(seconds)
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`
}

function drawFaults(faults) {
  const items = faults.map(({ name, words, shows, broken }) => {
    const what = broken ? 'mend' : 'break'
    const button = element('button', { className: what, textContent: broken ? 'Mend' : 'Break' })
    button.setAttribute('aria-label', `${button.textContent} ${name}`)
    button.onclick = () => fetch(`/${what}/${name}`, { method: 'POST' }).then(draw)
    const state = broken ? element('span', { className: 'bad', textContent: ' ✕ broken' }) : ''
    const label = element('div', {}, element('strong', { textContent: name }), state)
    label.append(element('div', { className: 'soft', textContent: `${words}: ${shows}` }))
    return element('li', {}, label, button)
  })
  byId('faults').replaceChildren(...items)
}

const none = (tag, textContent) => element(tag, { className: 'soft', textContent })

function milestone(title, at, isEnd) {
  return element(
    'div',
    { className: `${at ? 'done' : ''} ${isEnd ? 'end' : ''}` },
    element('strong', { textContent: title }),
    element('div', { className: 'soft', textContent: clock(at) }),
  )
}

function measured(title, seconds) {
  const value = element('b', { textContent: span(seconds) })
  return element('div', {}, element('div', { className: 'soft', textContent: title }), value)
}

const isOver = ({ state }) => state === 'recovered' || state === 'resolved'

function drawIncident(incident) {
  const { onset, detected, recovered } = incident.milestones
  const strip = element('div', { className: 'strip' })
  strip.append(
    milestone('Onset', onset?.at),
    milestone('Alert', detected?.at),
    milestone('Page', incident.pagedAt),
    milestone('Recovered', recovered?.at, true),
  )
  const times = element('div', { className: 'times' })
  times.append(measured('Time to detect', incident.detectSeconds), measured('Time to recover', incident.recoverSeconds))
  const title = element('p', {}, element('strong', { textContent: `#${incident.number} ${incident.title}` }))
  title.append(element('div', { className: isOver(incident) ? 'good' : 'bad', textContent: incident.state }))
  byId('incident').replaceChildren(title, strip, times)
}

/** One line of the incidents before the newest: when it began, what it was, how long it took. */
function incidentLine(incident) {
  const { number, title, state, milestones, detectSeconds, recoverSeconds } = incident
  const began = clock((milestones.onset ?? milestones.detected)?.at)
  const head = element('div', {}, element('strong', { textContent: `#${number} ` }), title)
  const told = [`since ${began}`]
  if (detectSeconds !== null) told.push(`detected in ${span(detectSeconds)}`)
  if (recoverSeconds !== null) told.push(`recovered in ${span(recoverSeconds)}`)
  const foot = element('div', { className: 'soft' }, `${told.join(' · ')} · `)
  foot.append(element('span', { className: isOver(incident) ? 'good' : 'bad', textContent: state }))
  return element('li', {}, head, foot)
}

function drawIncidents([newest, ...earlier]) {
  if (newest === undefined) byId('incident').replaceChildren(none('p', 'None yet.'))
  else drawIncident(newest)
  byId('earlier').replaceChildren(...(earlier.length > 0 ? earlier.map(incidentLine) : [none('li', 'None.')]))
}

/** What was done, one line each, with its time. */
function storyList(steps) {
  const items = steps.map(({ title, at, note }) => {
    const head = element('div', { className: at ? '' : 'soft' }, `${at ? '✓' : '·'} ${title}`)
    const foot = element('div', { className: 'soft', textContent: [clock(at), note].filter(Boolean).join(' · ') })
    return element('li', {}, head, at ? foot : '')
  })
  return element('ol', { className: 'story' }, ...items)
}

function linkLine(links) {
  const anchors = links.map(({ text, href }) => element('a', { textContent: text, href }))
  return element('p', { className: 'links' }, ...anchors)
}

function drawDeployment({ unavailable, isRunning, steps, failure, links }) {
  const words =
    'A version of checkout goes to “green”, where one order in five fails. Plimsoll counts, closes the gate and tells a script, which takes it back: in 1½ to 3 min.'
  const button = element('button', { textContent: 'Deploy a bad version', disabled: isRunning || unavailable !== null })
  button.onclick = () => fetch('/deploy', { method: 'POST' }).then(draw)
  const told = []
  if (unavailable !== null) told.push(element('p', { className: 'bad', textContent: `Not here: ${unavailable}` }))
  if (failure !== null) told.push(element('p', { className: 'bad', textContent: failure }))
  if (steps.length > 0) told.push(storyList(steps), linkLine(links))
  byId('deployment').replaceChildren(none('p', words), button, ...told)
}

function drillItem({ title, state, at, lines, link }) {
  const tone = state === 'passed' ? 'good' : 'bad'
  const head = element('strong', { className: tone, textContent: `${state === 'passed' ? '✓' : '✕'} ${state}` })
  const items = lines.map((line) => none('div', line))
  return element('li', {}, head, ` ${title}, ${clock(at)}`, ...items, linkLine([link]))
}

function drawDrill({ unavailable, isRunning, failure, held, links }) {
  const words =
    'The database of the orders is dropped, and restored from its newest dump into a second one, which has to have all rows and to take an order.'
  const button = (text, path) => {
    const node = element('button', { textContent: text, disabled: isRunning || unavailable !== null })
    node.onclick = () => fetch(path, { method: 'POST' }).then(draw)
    return node
  }
  const buttons = element('div', { className: 'buttons' })
  buttons.append(button('Lose the orders', '/drill/whole'), button('The same, with half a dump', '/drill/cut'))
  const told = []
  if (unavailable !== null) told.push(element('p', { className: 'bad', textContent: `Not here: ${unavailable}` }))
  if (failure !== null) told.push(element('p', { className: 'bad', textContent: failure }))
  if (isRunning) told.push(none('p', 'It is held now.'))
  if (held.length > 0) told.push(element('ol', { className: 'story' }, ...held.map(drillItem)), linkLine(links))
  byId('drill').replaceChildren(none('p', words), buttons, ...told)
}

function drawAlerts(alerts) {
  const items = alerts.map(({ severity, summary, since }) =>
    element('li', {}, element('strong', { textContent: `${severity} ` }), `${summary}, since ${clock(since)}`),
  )
  byId('alerts').replaceChildren(...(items.length > 0 ? items : [none('li', 'Nothing.')]))
}

function drawReceived(received) {
  const items = received.map(({ at, to, html }) => {
    const article = element('article', {}, element('div', { className: 'to', textContent: `${to} · ${clock(at)}` }))
    // The demo's own server made this HTML and escaped what came from outside.
    article.insertAdjacentHTML('beforeend', html)
    return article
  })
  byId('received').replaceChildren(...(items.length > 0 ? items : [none('p', 'Nothing yet.')]))
}

async function draw() {
  const state = await (await fetch('/state.json')).json()
  drawFaults(state.faults)
  drawIncidents(state.incidents)
  drawDeployment(state.deployment)
  drawDrill(state.drills)
  drawAlerts(state.alerts)
  drawReceived(state.received)
  byId('clock').textContent = `As of ${clock(state.now)}`
}

draw()
setInterval(() => draw().catch(() => (byId('clock').textContent = 'The demo does not answer.')), 2000)
