import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import { focusWhenFree } from './focusWhenFree'
import { useOffer } from './offers'

type MarkOffer<Group extends string> = {
  readonly group: Group
  readonly mayLeave: boolean
  readonly label: string
  readonly leave: () => Promise<void>
  /** What says who has read it: it takes the focus once the palette is gone. */
  readonly line: RefObject<HTMLElement | null>
}

/** Has the palette offer the mark that one may leave where something ends. */
export const useMarkOffer = <Group extends string>(offer: MarkOffer<Group>): void => {
  const { group, mayLeave, label, leave, line } = offer
  const onAction = (): void => void leave().then(() => focusWhenFree(() => line.current))
  useOffer(() => (mayLeave ? [{ id: 'mark', group, label, icon: <Check size={16} aria-hidden />, onAction }] : []))
}
