/** The word behind an option of the command line. */
export const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(name)
  return at < 0 ? undefined : process.argv[at + 1]
}
export const numberOption = (name: string, otherwise: number): number => Number(option(name) ?? otherwise)
