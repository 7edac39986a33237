/** What Snug uses of a WebSocket, structurally: the browser's and `ws`'s both fit. */
export interface WebSocketLike {
  readonly readyState: number
  onopen: ((event: never) => void) | null
  onmessage: ((event: never) => void) | null
  onclose: ((event: never) => void) | null
  onerror: ((event: never) => void) | null
  send(text: string): void
  close(): void
}
export type OpenSocket = (url: string) => WebSocketLike
