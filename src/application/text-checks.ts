/** What no text of ours may be, in whatever language. Safe in a browser. */

// PostgreSQL's text cannot hold NUL or half a surrogate pair, and no name or address needs the other control characters.
export const hasControlCharacter = (text: string) =>
  !text.isWellFormed() ||
  Array.from(text).some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127;
  });

// To normalize a run of combining marks takes quadratic time, 12 s for what fits into one body. No language writes as
// many on one letter: https://unicode.org/reports/tr15/#Stream_Safe_Text_Format
export const hasTooManyMarks = (text: string) => /\p{M}{31}/u.test(text);

// The "default ignorable" ones show nothing, whatever their category: the Hangul filler is a letter.
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{Cc}\p{Cf}\p{M}\u2800]/u;

/** Whether a text that is not empty shows nothing at all. */
export const isInvisible = (text: string) => text !== '' && !VISIBLE.test(text);

const OVERRIDES = /[\u202d\u202e]/;
const OPENING = /[\u202a\u202b\u2066-\u2068]/g;
const CLOSING = /[\u202c\u2069]/g;

/**
 * Whether the text would turn around what it says itself or what stands after it. Right-to-left writing needs none of
 * this; marks and embeddings that it may bring along are closed again. https://trojansource.codes
 */
export const turnsTextAround = (text: string) =>
  OVERRIDES.test(text) || (text.match(OPENING)?.length ?? 0) !== (text.match(CLOSING)?.length ?? 0);
