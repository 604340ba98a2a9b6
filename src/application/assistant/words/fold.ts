/** Words as they are compared: without accents, capitals and signs, slang and common slips written out. */

/** A question longer than this is read as far as here. */
const LONGEST = 1_000;

/** Typed in haste, and what is meant. */
const WRITTEN_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    whats: 'what is',
    wheres: 'where is',
    whens: 'when is',
    hows: 'how is',
    whos: 'who is',
    theres: 'there is',
    im: 'i am',
    ive: 'i have',
    u: 'you',
    ur: 'your',
    pls: 'please',
    plz: 'please',
    thx: 'thanks',
    tonite: 'tonight',
    '2nite': 'tonight',
    '2night': 'tonight',
    tmrw: 'tomorrow',
    tmr: 'tomorrow',
    tmw: 'tomorrow',
    '2moro': 'tomorrow',
    wknd: 'weekend',
    weekned: 'weekend',
    tix: 'tickets',
    tkts: 'tickets',
    qto: 'quanto',
    qnto: 'quanto',
    qt: 'quanto',
    qtos: 'quantos',
    qtas: 'quantas',
    qdo: 'quando',
    qnd: 'quando',
    qndo: 'quando',
    kd: 'onde',
    cade: 'onde',
    aonde: 'onde',
    oq: 'o que',
    oque: 'o que',
    q: 'que',
    vc: 'voce',
    vcs: 'voces',
    hj: 'hoje',
    amanh: 'amanha',
    amnh: 'amanha',
    fds: 'fim de semana',
    finde: 'fim de semana',
    findi: 'fim de semana',
    pro: 'para o',
    pra: 'para a',
    pras: 'para as',
    pros: 'para os',
    tb: 'tambem',
    tbm: 'tambem',
    ta: 'esta',
    tao: 'estao',
    to: 'to',
    ingreso: 'ingresso',
    ingresos: 'ingressos',
    ingreco: 'ingresso',
    ingrecos: 'ingressos',
    vlw: 'valeu',
    obg: 'obrigado',
  }),
);

/** Those that a question turns on; one letter wrong in them is forgiven. Six letters at least: shorter ones are near to too much. */
const KEYWORDS =
  `tomorrow tonight weekend monday tuesday wednesday thursday friday saturday sunday january february april august
  september october november december cheapest expensive tickets ticket available availability cancelled refund password account
  transfer events between amanha semana sabado domingo segunda quinta janeiro fevereiro agosto setembro outubro novembro
  dezembro ingresso ingressos barato baratos gratis gratuito gratuitos quanto quando quantos quantas eventos evento proximo proxima
  esgotado esgotados disponivel disponiveis cancelado reembolso transferir cancelar pedidos criancas endereco organiza address location capacity duration theatre`
    .split(/\s+/)
    .filter((word) => word.length >= 6);

/** Words of their own that are one letter off one of these. */
const isWord = new Set([...KEYWORDS, 'segundo', 'proximos', 'proximas']);

/** Whether `a` is `b` but for one letter too many, too few, other, or two that changed places. */
export function isOneOff(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === `${right[1]}${right[0]}`);
}

function corrected(word: string): string {
  if (word.length < 5 || isWord.has(word)) return word;
  // The plural of a keyword is no slip.
  const near = KEYWORDS.filter((keyword) => isOneOff(word, keyword));
  return near.length === 1 || near.some((keyword) => word.startsWith(keyword.slice(0, -1))) ? (near[0] ?? word) : word;
}

export const withoutAccents = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

/** "What's on, São Paulo?" → ["what", "is", "on", "sao", "paulo"]; amounts, dates and times stay whole: `r$50`, `5/12`, `20:30`. */
export function foldedWords(text: string): string[] {
  const plain = withoutAccents(text.slice(0, LONGEST).replace(/\p{M}{4,}/gu, '')).replace(/['’`´]/g, '');
  const words = plain.match(/\d{4}-\d{2}-\d{2}|(?:r\$|us\$|[$€£])?\s?\d+(?:[.,:/]\d+)*[\p{L}%]*|[\p{L}\p{N}]+/gu) ?? [];
  return words.flatMap((word) => (WRITTEN_OUT.get(word) ?? corrected(word.replace(/\s/g, ''))).split(' '));
}

/** The words of a name, for comparing. */
export const nameWords = (name: string) => withoutAccents(name).match(/[\p{L}\p{N}]+/gu) ?? [];
