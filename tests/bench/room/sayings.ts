import type { Randomness } from '#shared/ports/randomness.port'

const WORDS = `the a of to and in I it that was is for on you we with he as be at not this have by from or had but they
what all were when there can an your which their said if do will each about how up out them then she many some so these
would other into has more her two like him see time could no make than been its now people my made over did down only
way find use may water long little very after words called just where most know get through back much before go good
new write our used me man too any day same right look think also around another came come work three word must because
does part even place well such here take why things help put years different away again off went old number great tell
men say small every found still between name should home big give air line set own under read last never us left end
along while might next sound below saw something thought both few those always looked show large often together asked
house don’t world going want school important until form food keep children feet land side without boy once animal life
enough took four head above kind began almost live page got earth need far hand high year mother light country father
let night picture being study second soon story since white ever paper hard near sentence better best across during
today however sure knew it’s try told young sun thing whole hear example heard several change answer room sea against
top turned learn point city play toward five himself usually money seen didn’t car morning chapter letter Thursday tea
garden kitchen lamp window translation library biscuits train evening meeting poem novel author review editor question`
  .split(/\s+/)
  .filter(Boolean)

/** A word, the first of the list much more often than the last. */
const word = (random: Randomness): string => WORDS[Math.floor(WORDS.length * random.fraction() ** 2)] ?? 'and'

/** What somebody might say: half of it under 70 characters, a tenth over 160. */
export const saying = (random: Randomness): string => {
  const count = 2 + Math.floor(7 * (1 / (1 - 0.97 * random.fraction())) ** 0.7)
  const words = Array.from({ length: count }, () => word(random))
  const text = words.join(' ')
  return text.slice(0, 1).toUpperCase() + text.slice(1) + (random.fraction() < 0.15 ? '?' : '.')
}
