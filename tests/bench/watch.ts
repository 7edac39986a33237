import type { BrowserContext, Page } from 'playwright-core'

/** What is noted in a page from its first moment on. Times in milliseconds since the page's start. */
export type Watched = {
  /** When the page first opened a database. */
  database: number | undefined
  /** When its data channels opened. */
  readonly channels: number[]
  /** When Enter was pressed, last. */
  enter: number
  /** Tasks of more than 50 ms on the page's thread: how long they took. */
  readonly longTasks: number[]
  /** When the words that the page was expected to show as its last message had been drawn. */
  drawn: Promise<number>
  /** When the last message on the page had these words. */
  shows(text: string): Promise<number>
  /** When what the selector names had been drawn. */
  appears(selector: string): Promise<number>
}

declare global {
  interface Window {
    watched: Watched
  }
}

/** Runs in the page before anything else. Nothing from outside it may be named here. */
const watchPage = (expected: string): void => {
  const waiting = new Set<{ isThere: () => boolean; found: () => void }>()
  const newest = (): string => {
    const all = document.querySelectorAll('[data-message]')
    return all[all.length - 1]?.textContent ?? ''
  }
  const look = (): void => {
    for (const one of waiting) if (one.isThere()) one.found()
  }
  const when = (isThere: () => boolean): Promise<number> =>
    new Promise((resolve) => {
      const one = {
        isThere,
        found: () => {
          waiting.delete(one)
          resolve(performance.now())
        },
      }
      waiting.add(one)
      look()
    })
  const nextFrame = (): Promise<number> =>
    new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))))
  const watched: Watched = {
    database: undefined,
    channels: [],
    enter: 0,
    longTasks: [],
    drawn: new Promise(() => undefined),
    shows: (text) => when(() => newest().includes(text)),
    appears: (selector) => when(() => document.querySelector(selector) !== null).then(nextFrame),
  }
  if (expected) watched.drawn = watched.shows(expected).then(nextFrame)
  window.watched = watched
  new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true })
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) watched.longTasks.push(duration)
  }).observe({ type: 'longtask', buffered: true })
  document.addEventListener('keydown', ({ key, timeStamp }) => key === 'Enter' && (watched.enter = timeStamp), true)

  const open = indexedDB.open.bind(indexedDB)
  IDBFactory.prototype.open = (...given) => {
    watched.database ??= performance.now()
    return open(...given)
  }
  const note = (): void => void watched.channels.push(performance.now())
  const create = RTCPeerConnection.prototype.createDataChannel
  RTCPeerConnection.prototype.createDataChannel = function (...given) {
    const channel = create.apply(this, given)
    channel.addEventListener('open', note)
    return channel
  }
  // The side that did not make a channel hears of it when it is open.
  const Connection = RTCPeerConnection
  window.RTCPeerConnection = class extends Connection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration)
      this.addEventListener('datachannel', note)
    }
  }
}

/** Notes what happens in every page of the context that is opened from now on, and when it shows `expected`. */
export const watch = async (context: BrowserContext, expected = ''): Promise<void> => {
  await context.addInitScript(watchPage, expected)
}

/** The page's time, in milliseconds since 1970: comparable between the browsers of one machine. */
export const startOf = (page: Page): Promise<number> => page.evaluate(() => performance.timeOrigin)
