// Makes pages nicer; nothing needs it.
const main = document.querySelector('main')

const inReadersZone = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' })

/** Times in the reader's zone; in UTC on hover. */
function showTimes() {
  for (const time of document.querySelectorAll('time[datetime]'))
    time.textContent = inReadersZone.format(new Date(time.dateTime))
}

/** Whatever somebody has opened or is writing in must not be taken from under their hands. */
function isInUse() {
  const { activeElement } = document
  const isWriting = main.contains(activeElement) && activeElement.matches('input, select, textarea, button, summary')
  return isWriting || main.querySelector('details[open]') !== null || document.getSelection()?.isCollapsed === false
}

async function refresh() {
  if (document.hidden || isInUse()) return
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, redirect: 'error' })
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main')
  if (fresh !== null && !isInUse()) show(fresh)
}

function show(fresh) {
  const focused = main.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
  main.replaceChildren(...fresh.childNodes)
  showTimes()
  if (focused !== null) main.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus()
}

document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest('input, select, textarea') !== null) return
  const search = document.querySelector('input[type=search]')
  if (search === null) return
  event.preventDefault()
  search.focus()
})

showTimes()
const seconds = Number(main.dataset.live)
if (seconds > 0) setInterval(() => void refresh().catch(() => undefined), seconds * 1000)
