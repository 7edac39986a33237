import type { Socket } from 'node:dgram'

/** Closes a UDP socket. Resolves when its port is free again, and it hears nothing any more. */
export const closeSocket = (socket: Socket): Promise<void> => new Promise((done) => void socket.close(() => done()))
