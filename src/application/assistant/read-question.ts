import { isTimeZone } from '../../domain/local-time.ts';
import { DEFAULT_TIME_ZONE, type Locale } from '../../domain/locale.ts';
import type { Asked, EventSearch, HelpTopicId, Question } from './assistant.ts';
import { languageOf } from './words/language.ts';
import { readDates, readPast } from './words/read-dates.ts';
import { EVENTS, readAsked, readHelp, readKind, readMine } from './words/read-kinds.ts';
import { placeIn, readPlace } from './words/read-place.ts';
import { readPrices, readSeats } from './words/read-prices.ts';
import { type Reader, reader, words } from './words/reader.ts';
import { contentWords } from './words/stop-words.ts';

/** All that one message says by itself, before anybody looks at what was said earlier. */
export type Reading = {
  locale: Locale;
  talk: 'greeting' | 'thanks' | 'abilities' | 'off-topic' | null;
  help: HelpTopicId | null;
  mine: 'tickets' | 'orders' | null;
  search: EventSearch;
  asked: Asked[];
  /** "What is on", "any", "events": several are asked for. */
  wantsList: boolean;
  saysSoldOut: boolean;
  /** "And …", "what about …": goes on from what was said before. */
  goesOn: boolean;
  /** "It", "that one", "esse": an event of the answer before. */
  pointsBack: boolean;
  /** "The second one" → 2; the last is -1. */
  ordinal: number | null;
  more: boolean;
};

const GREETING =
  /^(?:(?:hi|hello|hey|hiya|yo|oi+|ola|opa|e ai|eai|salve|good (?:morning|afternoon|evening)|bom dia|boa (?:tarde|noite)|there|tudo (?:bem|bom)|everyone|pessoal|gente) ?)+$/;
const THANKS =
  /^(?:(?:ok(?:ay)?|great|perfect|cool|nice|otimo|perfeito|legal|beleza|show|muito|many|so much|very much|a lot|thanks|thank you|obrigad[oa]|valeu|brigad[oa]|bye|goodbye|tchau|ate logo) ?)+$/;
const ABILITIES = words(
  'what (?:can|do) you do|who are you|what are you|are you (?:a )?(?:bot|robot|human|real|ai)|how (?:can|do) you (?:help|work)|o que (?:voce )?(?:faz|sabe fazer|pode fazer)|quem e voce|voce e (?:um )?(?:robo|humano|bot|ia)|como (?:voce )?pode (?:me )?ajudar|para que voce serve|^(?:help|ajuda|socorro)(?: me)?$',
);
/** What no ticket shop knows, and orders to a machine. */
const OFF_TOPIC = words(
  'poems?|poesias?|poemas?|jokes?|piadas?|recipes?|receitas?|weather(?: forecast)?|previsao do tempo|forecast|presidents?|presidente|capital (?:of|da|do|de)|translate|traduz\\w*|bitcoin|stock market|bolsa de valores|who won|quem ganhou|horoscop\\w+|signo|meaning of life|sentido da vida|homework|licao de casa|dever de casa|python|javascript code|source code|codigo fonte|\\d+(?: x | times | vezes | plus | mais )\\d+|square root|raiz quadrada|news|noticias|elei(?:cao|coes|tions?)|elections?|flights?|voos?|hotels?|hoteis|uber|taxi|medical|medico|doctor|remedio|tell me a story|conte uma historia|essay|redacao|(?:ignore|disregard|forget|ignora|ignorar|esqueca|esquece|desconsidere)(?: \\w+){0,4} (?:instructions?|rules?|prompts?|instrucoes|instrucao|regras?|comandos?)|system (?:prompt|message)|prompts?|(?:suas|your) (?:instrucoes|instructions)|jailbreak|developer mode|modo desenvolvedor|pretend|finja|aja como|act as|api keys?|chave de api|database|banco de dados do|sql|drop table|select \\w+ from|delete from|other (?:users?|customers?|people)s?|outr[oa]s (?:usuari[oa]s|clientes|pessoas)|who (?:else )?(?:bought|is going|has tickets)|quem (?:mais )?(?:comprou|vai|tem ingresso)|(?:attendees?|participants?|guest) (?:list|names?|e ?mails?)|(?:lista|nomes?|e ?mails?) d[eoa]s? (?:participantes?|compradores?|clientes?|usuarios?)',
);
const LIST = words(
  'what is (?:on|up|new|there|happening|going on)|what can (?:i|we) (?:see|do|watch)|what (?:do you|have you) (?:have|got)|what else(?: is there| do you have)?|which(?: ones?)?|any(?:thing)?|list|show me|recommend\\w*|suggest\\w*|looking for|find(?: me)?|is there|are there|o que (?:tem|ha|esta rolando|rola|vai rolar|vai ter|acontece|posso ver|da para fazer|posso fazer)|quais(?: sao)?|tem(?: algum| alguma| algo| uns| umas)?|teria|lista(?:r)?|mostr[ae]r?|indi(?:ca|que|car)|recomend\\w+|suger\\w+|sugest\\w+|procur\\w+|busc\\w+|rolando|acontecendo',
);
const GOES_ON = /^(?:and|ok(?:ay)? and|what about|how about|or|but|also|e|e se|ok e|mas|ou|tambem)(?= |$)/;
const POINTS_BACK = words(
  'it|that(?: one)?|this(?: one)?|its|there|same one|they|them|those|these|ele|ela|eles|elas|dele|dela|deles|nele|nela|esse|essa|este|esta|desse|dessa|neste|nesse|nessa|isso|la|mesmo|o primeiro',
);
const ORDINALS: readonly (readonly [number, string])[] = [
  [1, '(?:the )?(?:first|1st)(?: one)?|o primeiro|a primeira'],
  [2, '(?:the )?(?:second|2nd)(?: one)?|o segundo|a segunda'],
  [3, '(?:the )?(?:third|3rd)(?: one)?|o terceiro|a terceira'],
  [4, '(?:the )?(?:fourth|4th)(?: one)?|o quarto|a quarta'],
  [-1, '(?:the )?last one|o ultimo|a ultima'],
];
const MORE = words(
  'more|show more|more (?:events|options|please)|others?|what else(?: is there)?|anything else|mais|mais (?:eventos|opcoes)|outros|outras|quais outros|tem mais|algo mais|mostr[ae] mais|ver mais',
);
const NEXT = words(
  '(?:the |o |os )?(?:next|proximo|proximos|soonest|mais proximo)(?: (\\d{1,2}|three|five|tres|cinco|two|dois))?(?= (?:events?|eventos?|shows?|one|ones|conferences?|conferencias?)|$)',
);
const NEWEST = words(
  '(?:the )?(?:newest|latest|just announced|recently added|new events)|(?:[oa]s? )?mais (?:novos?|recentes?)|novidades|lancamentos',
);
const FEW: ReadonlyMap<string, number> = new Map(
  Object.entries({ two: 2, dois: 2, three: 3, tres: 3, five: 5, cinco: 5 }),
);

function talkOf(text: string, read: Reader): Reading['talk'] {
  if (GREETING.test(text)) return 'greeting';
  if (THANKS.test(text)) return 'thanks';
  if (read.has(ABILITIES)) return 'abilities';
  return read.has(OFF_TOPIC) ? 'off-topic' : null;
}

const countNamed = (word: string) => FEW.get(word) ?? Number(word);

function readOrder(read: Reader): Partial<EventSearch> {
  if (read.take(NEWEST)) return { sort: 'newest' };
  const next = read.take(NEXT);
  return next ? { sort: 'soonest', first: next[1] ? countNamed(next[1]) : 1 } : {};
}

/** Words that may be a place, and those that are left. */
function wordsLeft(read: Reader, isPlaceKnown: boolean): Pick<EventSearch, 'words' | 'place'> {
  const found: string[] = [];
  let place: string | undefined;
  for (const piece of read.rest()) {
    const led = isPlaceKnown || place ? null : placeIn(piece);
    if (led) place = led.place;
    found.push(...contentWords(led ? led.before : piece));
  }
  return { words: found.slice(0, 8).join(' '), ...(place && { place }) };
}

export function readQuestion({ text, locale: pageLocale, now, timeZone: zone }: Question): Reading {
  const read = reader(text);
  const timeZone = isTimeZone(zone) ? zone : DEFAULT_TIME_ZONE;
  const locale = languageOf(text, pageLocale);
  const whole = read.rest().join(' ');
  const talk = talkOf(whole, read);
  const goesOn = read.take(GOES_ON) !== null;
  const more = MORE.exec(read.rest().join(' '))?.[0] === read.rest().join(' ');
  const help = readHelp(read);
  const mine = help ? null : readMine(read);
  const ordinal = ORDINALS.find(([, pattern]) => read.take(words(pattern)))?.[0] ?? null;
  const past = readPast(read);
  const when = readDates(read, { now, timeZone, locale }) ?? undefined;
  const { isSuperlative, ...prices } = readPrices(read);
  const seats = readSeats(read);
  const saysSoldOut =
    read.has(words('sold ?out|selling out|full|esgot\\w+|lotad[oa]s?')) &&
    !read.has(
      words(
        '(?:not|isnt|arent|nao|sem estar)(?: (?:is|are|yet|esta|estao|estejam|esteja))? (?:sold ?out|full|esgot\\w+|lotad[oa]s?)',
      ),
    );
  const order = readOrder(read);
  const asked = readAsked(read);
  const { isSure, ...where } = readPlace(read);
  const saysEvents = read.take(
    words(`(?:(?:any|the|all|upcoming|other|algum|alguns|os|proximos|outros) )*(${EVENTS})`),
  );
  const kind = readKind(read);
  const saysList = read.take(LIST) !== null;
  const pointsBack = read.take(POINTS_BACK) !== null;
  const isConference = /^(?:conferenc|congress|summit|meetup|palestra)/.test(saysEvents?.[1] ?? '');
  const left = wordsLeft(read, isSure);
  return {
    locale,
    talk,
    help,
    mine,
    asked,
    saysSoldOut,
    goesOn,
    pointsBack,
    ordinal,
    more,
    wantsList: saysEvents !== null || saysList || order.first !== undefined,
    search: {
      ...left,
      ...where,
      ...prices,
      ...kind,
      ...(isConference && !kind.category && { category: 'technology' as const, categoryWords: '', wordsFirst: false }),
      when,
      past,
      seats,
      page: 0,
      ...order,
      sort: order.sort ?? prices.sort,
      first: order.first ?? (isSuperlative ? 1 : undefined),
    },
  };
}
