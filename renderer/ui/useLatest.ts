import { useLayoutEffect, useRef } from 'react'

/** The newest value, for handlers that must stay the same from one rendering to the next. */
export const useLatest = <Value>(value: Value): { readonly current: Value } => {
  const latest = useRef(value)
  useLayoutEffect(() => {
    latest.current = value
  })
  return latest
}
