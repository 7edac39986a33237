import MiniSearch from 'minisearch'
import { stockMessages } from './stockMessages'

/** As many as Snug shows at first. */
const MOST = 50

/** A field, and below it what `find` gives for what stands in it, as plainly as can be. */
const ask = (find: (words: string) => readonly string[]): void => {
  const field = document.createElement('input')
  field.setAttribute('aria-label', 'Search')
  const list = document.createElement('ul')
  document.body.replaceChildren(field, list)
  field.addEventListener('input', () => {
    const rows = find(field.value).map((text) => {
      const row = document.createElement('li')
      row.textContent = text
      return row
    })
    list.replaceChildren(...rows)
  })
}

/** Goes through all of so many messages for each letter, newest first, until it has enough. */
export const searchScan = (count: number): void => {
  const texts = stockMessages(count).map(({ text }) => ({ text, folded: text.toLowerCase() }))
  ask((words) => {
    const [found, wanted] = [[] as string[], words.toLowerCase()]
    for (let at = texts.length - 1; at >= 0 && found.length < MOST; at -= 1)
      if (texts[at]?.folded.includes(wanted)) found.push(texts[at]?.text ?? '')
    return found
  })
}

/** MiniSearch as it is. Gives the milliseconds that its index took. */
export const searchMini = (count: number): number => {
  const messages = stockMessages(count)
  const started = performance.now()
  const index = new MiniSearch({ fields: ['text'], storeFields: ['text'], searchOptions: { prefix: true } })
  index.addAll(messages)
  const took = performance.now() - started
  ask((words) =>
    index
      .search(words)
      .slice(0, MOST)
      .map((found) => String(found['text'])),
  )
  return took
}
