import { readCountry } from '../../../domain/country.ts';
import type { EventSearch } from '../assistant.ts';
import { type Reader, words } from './reader.ts';
import { contentWords } from './stop-words.ts';

/** Where, in a question. */

/** Cities as the other language, or whoever lives there, calls them → a part of how places write them. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  sp: 'sao paulo',
  sampa: 'sao paulo',
  'sao paulo': 'sao paulo',
  rj: 'rio de janeiro',
  rio: 'rio de janeiro',
  'rio de janeiro': 'rio de janeiro',
  bh: 'belo horizonte',
  beaga: 'belo horizonte',
  poa: 'porto alegre',
  ssa: 'salvador',
  lisboa: 'lisbon',
  berlim: 'berlin',
  londres: 'london',
  munique: 'munich',
  munchen: 'munich',
  colonia: 'cologne',
  koln: 'cologne',
  varsovia: 'warsaw',
  'nova york': 'new york',
  'nova iorque': 'new york',
  nyc: 'new york',
  copenhague: 'copenhagen',
  belgrado: 'belgrade',
  'nova deli': 'delhi',
  seul: 'seoul',
  singapura: 'singapore',
  amsterda: 'amsterdam',
  viena: 'vienna',
  praga: 'prague',
  madri: 'madrid',
  milao: 'milan',
  roma: 'rome',
  bruxelas: 'brussels',
  genebra: 'geneva',
  zurique: 'zurich',
  toquio: 'tokyo',
  pequim: 'beijing',
  atenas: 'athens',
  dublim: 'dublin',
  estocolmo: 'stockholm',
  'cidade do mexico': 'mexico city',
};
const NICKNAMES = Object.keys(ALSO_CALLED)
  .sort((a, b) => b.length - a.length)
  .join('|');

const BEFORE = 'in|at|near|around|to|within|em|no|na|nos|nas|perto d[eoa]|para|d[eoa]|sediad[oa]s em';
/** What may stand before a place is also in names: only these say that one follows. */
const LEADS = /(?:^| )(?:in|at|near|around|em|no|na|nos|nas|perto d[eoa]) (.+)$/;

type Place = Pick<EventSearch, 'place' | 'country' | 'online'> & { isSure: boolean };

/** Takes what is surely a place; what only may be one is told by `placeIn`. */
export function readPlace(read: Reader): Place {
  if (
    read.take(
      words(
        'online|virtual|remote(?:ly)?|from home|livestream\\w*|streamed|streaming|remoto|a distancia|de casa|transmitid[oa]s?|ao vivo pela internet|pela internet',
      ),
    )
  ) {
    return { online: true, isSure: true };
  }
  const known = read.take(words(`(?:(?:${BEFORE}) )?(?:the )?(${NICKNAMES})`));
  if (known) return { place: ALSO_CALLED[known[1] ?? ''], isSure: true };
  for (const piece of read.rest()) {
    const country = countryIn(LEADS.exec(piece)?.[1] ?? '');
    if (country && read.take(words(`(?:${BEFORE}) ${country.words}`))) return { country: country.code, isSure: true };
  }
  return { isSure: false };
}

/** A country that the text begins with: "alemanha em dezembro" → DE. The longest name wins: "south korea". */
function countryIn(text: string): { code: string; words: string } | null {
  const all = text.replace(/^(?:the|o|a|os|as) /, '').split(' ');
  for (let count = Math.min(3, all.length); count > 0; count -= 1) {
    const name = all.slice(0, count).join(' ');
    // Two letters are a code to a computer, and anything to a person.
    const code = name.length > 2 || name === 'uk' ? readCountry(name) : null;
    if (code) return { code, words: name };
  }
  return null;
}

const MOST_WORDS = 5;

/** What follows an "in" and may be a place, or a part of a name: "in recife", "em arraial do cabo", "na praça". */
export function placeIn(piece: string): { place: string; before: string } | null {
  const found = LEADS.exec(piece);
  const said = (found?.[1] ?? '').split(' ');
  const isSaid = (word: string) => contentWords(word).length > 0;
  const place = said.slice(said.findIndex(isSaid), said.findLastIndex(isSaid) + 1).slice(0, MOST_WORDS);
  return found && said.some(isSaid) ? { place: place.join(' '), before: piece.slice(0, found.index) } : null;
}
