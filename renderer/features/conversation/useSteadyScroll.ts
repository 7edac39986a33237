import type { SyntheticEvent } from 'react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLatest } from '../../ui/useLatest'
import { messageElement } from './useRoving'

/** Nearer to the end than this, in pixels, the page follows what is new. */
const NEAR = 40

/** A message, and how far below the top of the page it stands, in pixels. */
export type ReadingAt = { readonly message: string; readonly offset: number }

/**
 * Keeps what is being read where it is while messages come before or after it, and stays at the end when the person
 * is there. `version` changes when the content does. `hasLater`: what comes last is not the end, and is not followed.
 * `begin`: where to begin, if not at the end; the message must be there. `onLeave` hears where one was; undefined for the end.
 */
export const useSteadyScroll = (
  version: unknown,
  hasLater = false,
  begin?: ReadingAt,
  onLeave?: (at: ReadingAt | undefined) => void,
) => {
  const scroller = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const ended = useRef(!hasLater && !begin)
  /** Where one reads, as long as it is not the end. */
  const at = useRef(begin)
  /** Where the page was last put at its end: only who scrolls up from there leaves the end. */
  const pinned = useRef(0)
  /** What stays where it is, and how far below the top of the page that is. */
  const anchor = useRef<ReadingAt | undefined>(undefined)
  /** What is held stays where it is, also near the end. */
  const holding = useRef(false)
  const [atEnd, setAtEnd] = useState(!hasLater && !begin)

  /** How far below the content's beginning a message stands, whatever the page has been scrolled to. */
  const topOf = useCallback((id: string): number | undefined => {
    const element = messageElement(content.current, id) ?? repliesElement(content.current, id)
    const from = content.current?.getBoundingClientRect().top
    return element && from !== undefined ? element.getBoundingClientRect().top - from : undefined
  }, [])

  const settle = useCallback((): void => {
    const box = scroller.current
    if (!box) return
    if (ended.current) {
      box.scrollTop = box.scrollHeight
      pinned.current = box.scrollTop
      return
    }
    const top = anchor.current && topOf(anchor.current.message)
    if (!anchor.current || top === undefined) return
    // Not by how much it has moved: where the page got shorter, the browser has scrolled already.
    const wanted = top - anchor.current.offset
    if (Math.abs(wanted - box.scrollTop) >= 1) box.scrollTop = wanted
  }, [topOf])

  const onScroll = useCallback((): void => {
    const box = scroller.current
    if (!box || !content.current || holding.current) return
    const near = !hasLater && box.scrollHeight - box.scrollTop - box.clientHeight <= NEAR
    if (ended.current && !near && box.scrollTop >= pinned.current) return settle()
    ended.current = near
    setAtEnd(near)
    at.current = undefined
    // What stands where is of no use at the end, and to ask for it at each message that comes is work.
    if (near) return
    const read = firstInSight(box, content.current)
    const message = read?.dataset['message']
    const [own, from] = [read?.getBoundingClientRect().top, content.current.getBoundingClientRect().top]
    anchor.current = message && own !== undefined ? { message, offset: own - from - box.scrollTop } : undefined
    at.current = anchor.current
  }, [settle, hasLater])

  /** What unfolds (`data-unfolds`) grows downwards: who is at the end, reads on where they are. */
  const onUnfold = useCallback(
    ({ target }: SyntheticEvent): void => {
      const button = target instanceof Element ? target.closest('[data-unfolds]') : null
      const id = button?.closest<HTMLElement>('[data-message]')?.dataset['message']
      const top = id === undefined ? undefined : topOf(id)
      const box = scroller.current
      if (!box || id === undefined || top === undefined) return
      ended.current = false
      anchor.current = { message: id, offset: top - box.scrollTop }
      // It may be the end all the same.
      requestAnimationFrame(onScroll)
    },
    [topOf, onScroll],
  )

  /** What is done next changes the column's width: that message, if it is in sight, stays where it is, and whole. */
  const hold = useCallback(
    (id: string): void => {
      const box = scroller.current
      const element = messageElement(content.current, id)
      const top = topOf(id)
      if (!box || !element || top === undefined || !isInSight(element, box)) return
      const hidden = hiddenBelow(element, box)
      ended.current = false
      anchor.current = { message: id, offset: top - box.scrollTop }
      holding.current = true
      afterTwoFrames(() => {
        settle()
        box.scrollTop += Math.max(0, hiddenBelow(element, box) - hidden)
        holding.current = false
        onScroll()
      })
    },
    [topOf, settle, onScroll],
  )

  const toEnd = useCallback((): void => {
    const isThere = ended.current
    ended.current = true
    at.current = undefined
    setAtEnd(true)
    // Who is there already goes along with what is drawn next: to look now would have the page laid out once more.
    if (isThere) requestAnimationFrame(settle)
    else settle()
  }, [settle])

  /** Puts a message a third below the top of the page; false if it is not there. */
  const toMessage = useCallback(
    (id: string): boolean => {
      const box = scroller.current
      const top = topOf(id)
      if (!box || top === undefined) return false
      ended.current = false
      setAtEnd(false)
      box.scrollTop = Math.max(0, top - box.clientHeight / 3)
      anchor.current = { message: id, offset: top - box.scrollTop }
      return true
    },
    [topOf],
  )

  useLayoutEffect(() => {
    const top = begin && topOf(begin.message)
    if (!begin || top === undefined || !scroller.current) return
    anchor.current = begin
    at.current = begin
    ended.current = false
    scroller.current.scrollTop = top - begin.offset
  }, [begin, topOf])

  const latestLeave = useLatest(onLeave)
  useEffect(() => () => latestLeave.current?.(at.current), [latestLeave])

  // At the end the observer below is enough: it is told before anything is painted, and of layout that is done anyway.
  useLayoutEffect(() => {
    if (!ended.current) settle()
  }, [settle, version])

  useEffect(() => {
    const watch = new ResizeObserver(settle)
    for (const element of [scroller.current, content.current]) if (element) watch.observe(element)
    return () => watch.disconnect()
  }, [settle])

  return { scroller, content, atEnd, onScroll, onUnfold, hold, toEnd, toMessage }
}

/** By then the column has its new width, and its observer has been told. */
const afterTwoFrames = (then: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(then))
}

/** Whether any of a message is in the box's sight. */
export const isInSight = (element: Element, box: Element): boolean => {
  const [own, sight] = [element.getBoundingClientRect(), box.getBoundingClientRect()]
  return own.bottom > sight.top && own.top < sight.bottom
}

/** So many pixels of it are below the box's end. */
const hiddenBelow = (element: Element, box: Element): number =>
  Math.max(0, element.getBoundingClientRect().bottom - box.getBoundingClientRect().bottom)

/** The line in the conversation that tells of a reply. */
const repliesElement = (inside: Element | null, id: string): Element | undefined =>
  inside?.querySelector(`[data-replies~="${CSS.escape(id)}"]`) ?? undefined

/** The first message that reaches into sight, found by halving: messages stand in order. */
export const firstInSight = (box: HTMLElement, content: HTMLElement): HTMLElement | undefined => {
  const edge = box.getBoundingClientRect().top
  const all = content.querySelectorAll<HTMLElement>('[data-message]')
  let low = 0
  let high = all.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((all[middle]?.getBoundingClientRect().bottom ?? 0) > edge) high = middle
    else low = middle + 1
  }
  return all[low]
}
