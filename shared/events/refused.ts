/** Thrown for what is invalid by itself, whoever looks at it: it costs the sender the connection. */
export class Refused extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'Refused'
  }
}
