/** Frames in which a page has come to the screen. */
const MOST = 60

/** Focuses the heading of a part of a page, as soon as the page is there and nothing lies over it. */
export const showPart = (part: string, tries = MOST): void => {
  const heading = document.querySelector<HTMLElement>(`[data-part="${part}"] h3`)
  if (heading && !document.querySelector('[role="dialog"]')) {
    heading.scrollIntoView({ block: 'start' })
    heading.focus({ preventScroll: true })
  } else if (tries > 0) requestAnimationFrame(() => showPart(part, tries - 1))
}
