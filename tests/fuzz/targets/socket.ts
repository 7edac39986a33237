import { EventEmitter } from 'node:events'

/** A socket that is told things and remembers whether it was closed. */
export const createSocket = () => {
  const state = { closed: false }
  const socket = Object.assign(new EventEmitter(), {
    OPEN: 1,
    bufferedAmount: 0,
    readyState: 1,
    send: () => undefined,
    ping: () => undefined,
    close: () => void (state.closed = true),
    terminate: () => void (state.closed = true),
  })
  return { socket, state }
}
