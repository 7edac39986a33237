import type { Link } from '../ports/link.port'
import { Problem } from '../protocol/problem'
import type { Context } from './context'

/** What becomes of a link when something goes wrong on it: for `createWorkQueue`. */
export type LinkFaults = { readonly fail: (error: unknown) => void; readonly overrun: () => void }

/** What is invalid by itself costs the sender the link; what this device's own disk does is nobody's fault. */
export const linkFaults = (link: Pick<Link, 'close'>, emit: Context['emit']): LinkFaults => ({
  fail: (error) => {
    if (error instanceof Problem) emit('problem', error)
    else link.close(`invalid: ${error instanceof Error ? error.message : 'message'}`)
  },
  overrun: () => link.close('invalid: more than can be worked off'),
})

/** The same for what the other says: it is told of too. Not once the link is closed, when much breaks off. */
export const hearingFaults = (link: Link, emit: Context['emit']): LinkFaults => {
  const { fail, overrun } = linkFaults(link, emit)
  let isOpen = true
  link.closed(() => {
    isOpen = false
  })
  const tell = (): void => {
    if (isOpen) emit('broken', link.device)
  }
  return {
    fail: (error) => {
      if (!(error instanceof Problem)) tell()
      fail(error)
    },
    overrun: () => {
      tell()
      overrun()
    },
  }
}
