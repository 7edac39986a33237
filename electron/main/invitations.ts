/** The invitation link, or link for a device, among a command line's arguments, or undefined. It is checked where it is opened. */
export const invitationIn = (argumentsGiven: readonly string[]): string | undefined =>
  argumentsGiven.find((argument) => /^snug:\/\/(?:join|device)\/?#[A-Za-z0-9_-]{40,4000}$/.test(argument))
