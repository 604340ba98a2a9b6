/** Months, days, numbers and currencies as both languages write them, and what they mean. */

export const MONTHS = [
  'january|janeiro|jan',
  'february|fevereiro|feb|fev',
  'march|março|mar',
  'april|abril|apr|abr',
  'may|maio|mai',
  'june|junho|jun',
  'july|julho|jul',
  'august|agosto|aug|ago',
  'september|setembro|sept|sep|set',
  'october|outubro|oct|out',
  'november|novembro|nov',
  'december|dezembro|dec|dez',
];
/** Those that mean nothing else when they stand alone. */
export const MONTHS_ALONE =
  'january|february|april|june|july|august|september|october|november|december|janeiro|fevereiro|março|abril|maio|junho|julho|agosto|setembro|outubro|novembro|dezembro';
export const WEEKDAYS = [
  'monday|segunda-feira|segunda|mon|seg',
  'tuesday|terça-feira|terça|tue|ter',
  'wednesday|quarta-feira|quarta|wed|qua',
  'thursday|quinta-feira|quinta|thu|qui',
  'friday|sexta-feira|sexta|fri|sex',
  'saturday|sábado|sabado|sat|sáb',
  'sunday|domingo|sun|dom',
];
export const WEEKDAYS_ALONE =
  'monday|tuesday|wednesday|thursday|friday|saturday|sunday|segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|terça|quinta|sexta|sábado|sabado|domingo';
export const NUMBERS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
  hundred: 100,
  thousand: 1000,
  dozen: 12,
  dois: 2,
  duas: 2,
  três: 3,
  quatro: 4,
  cinco: 5,
  seis: 6,
  sete: 7,
  oito: 8,
  nove: 9,
  dez: 10,
  onze: 11,
  doze: 12,
  treze: 13,
  catorze: 14,
  quatorze: 14,
  quinze: 15,
  dezesseis: 16,
  dezessete: 17,
  dezoito: 18,
  dezenove: 19,
  vinte: 20,
  trinta: 30,
  quarenta: 40,
  cinquenta: 50,
  sessenta: 60,
  setenta: 70,
  oitenta: 80,
  noventa: 90,
  cem: 100,
  cento: 100,
  duzentos: 200,
  quinhentos: 500,
  mil: 1000,
  dúzia: 12,
};
export const NUMBER_WORDS = Object.keys(NUMBERS)
  .sort((a, b) => b.length - a.length)
  .join('|');
/** Top-level domains that somebody may be led to. ".js" and the like are names. */
export const DOMAINS =
  'com|net|org|io|br|dev|app|info|biz|xyz|example|test|ru|cn|co|me|site|online|shop|store|tech|link|page|club|top|pt|uk|de|eu|us|tv|ai|ly|gg|to|cc|zip|click|live|events|tickets';

export const indexIn = (names: readonly string[], word = '') =>
  names.findIndex((each) => each.split('|').includes(word.toLowerCase())) + 1 || undefined;

/** "1.234,50" and "1,234.50" → 1234.5 */
export function readNumber(text: string): number {
  const decimals = /[.,](\d{1,2})$/.exec(text);
  const whole = (decimals ? text.slice(0, -decimals[0].length) : text).replace(/[.,]/g, '');
  return Number(decimals ? `${whole}.${decimals[1]}` : whole);
}

/** Day first where it can be; the check takes either. */
export function dayAndMonth(a = '', b = ''): { day: number; month: number } {
  const [first, second] = [Number(a), Number(b)];
  return second > 12 ? { day: second, month: first } : { day: first, month: second };
}

export function clock(hour = '', minute = '', half: string | undefined): { hour: number; minute: number } {
  const read = Number(hour);
  const isLate = half?.toLowerCase() === 'p' && read < 12;
  const isMidnight = half?.toLowerCase() === 'a' && read === 12;
  return { hour: isMidnight ? 0 : isLate ? read + 12 : read, minute: Number(minute) };
}

/** "twenty-three", "vinte e três" → 23; "two hundred" → 200. */
export function numberOf(text: string): number {
  return text
    .toLowerCase()
    .split(/[\s-]+(?:e\s)?/)
    .map((word) => NUMBERS[word] ?? 0)
    .reduce((sum, value) => ((value === 100 || value === 1000) && sum > 0 ? sum * value : sum + value), 0);
}
