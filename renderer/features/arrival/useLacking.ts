import type { RefObject } from 'react'
import { useEffect, useRef, useState } from 'react'

export type Lacking = {
  /** The form that is pointed into. */
  readonly form: RefObject<HTMLFormElement | null>
  /** Whether it was sent without what it needs: then its fields say what they lack. */
  readonly isTold: boolean
  /** Goes to the first field that lacks something. */
  point(): void
  /** For another form. */
  forget(): void
}

/** A form can always be sent; one that lacks something says so at the field, and has the focus there. */
export const useLacking = (): Lacking => {
  const form = useRef<HTMLFormElement>(null)
  const [times, setTimes] = useState(0)
  useEffect(() => {
    if (times > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [times])
  return { form, isTold: times > 0, point: () => setTimes((before) => before + 1), forget: () => setTimes(0) }
}
