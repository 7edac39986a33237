import { useEffect, useState } from 'react'

const midnightAfter = (at: number): number => {
  const date = new Date(at)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}

/** A time of today, so that "Today" turns into "Yesterday" at midnight. Milliseconds since 1970. */
export const useToday = (): number => {
  const [today, setToday] = useState(() => Date.now())
  useEffect(() => {
    // A machine that slept through midnight looks again when it is looked at.
    const look = (): void => setToday((before) => (Date.now() >= midnightAfter(before) ? Date.now() : before))
    const timer = setTimeout(look, midnightAfter(today) - Date.now() + 1_000)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [today])
  return today
}
