import { vi } from 'vitest'

export type FakeNotices = {
  agrees: boolean
  shown: object[]
  focused: number
  press(): void
  /** How many have not been put away. */
  onScreen(): number
}

/** The system's notifications, and a person who agrees to them or does not. `focus` is how its window comes forth. */
export const createFakeNotices = (): FakeNotices & { focus(): void } => {
  let click: () => void = () => undefined
  let onScreen = 0
  const fake: FakeNotices & { focus(): void } = {
    agrees: true,
    shown: [],
    focused: 0,
    press: () => click(),
    onScreen: () => onScreen,
    focus: () => void (fake.focused += 1),
  }
  const permission = (): string => (fake.agrees ? 'granted' : 'denied')
  const show = function (title: string, options: object): object {
    fake.shown.push({ title, ...options })
    onScreen += 1
    return {
      addEventListener: (name: string, handler: () => void) => {
        if (name === 'click') click = handler
      },
      close: () => void (onScreen -= 1),
    }
  }
  vi.stubGlobal(
    'Notification',
    Object.defineProperties(show, {
      permission: { get: permission },
      requestPermission: { value: async () => permission() },
    }),
  )
  return fake
}
