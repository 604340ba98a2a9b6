import type { Asked, Category, Expected } from './expected.ts';

/**
 * Questions about the demo shop on Wednesday, 25 November 2026, as people type them. What is expected was read from its rows.
 */

const JAZZ = 'jazz-under-the-half-moon';
const SAMBA = 'roda-de-samba-da-ladeira';
const IRIS = 'a-ultima-sessao-do-cine-iris';
const MAMULENGO = 'mamulengo-na-praca';
const CHESS = 'chess-by-the-lagoon';
const MARKET = 'night-market-on-the-viaduct';
const DATABASES = 'databases-after-dark';
const REPAIR = 'repair-cafe-menino-deus';
const MOQUECA = 'moqueca-na-panela-de-barro';
const SEEDS = 'neighbourhood-seed-swap';
const CLAY = 'clay-and-fire-workshop';
const COFFEE = 'do-grao-a-xicara';
const FADO = 'fado-after-the-rain';
const PRINTS = 'feira-tinta-fresca';
const NIGHT_RUN = 'corrida-noturna-da-serra';
const TIDE = 'mare-cheia-danca';
const STARS = 'stars-over-the-salt-lagoon';
const WOODCUT = 'oficina-de-xilogravura-de-cordel';
const BRIDGES = 'seven-bridges-half-marathon';
const ORCHESTRA = 'orquestra-de-brinquedo';
const HACKATHON = 'hackathon-da-agua';
const SMALL_WEB = 'small-web-days-lisbon';
const CINEMA = 'open-air-cinema-on-the-roof';
const CHORO = 'choro-no-coreto';

const brl = (price: number) => ({ price, currency: 'BRL' }) as const;
const eur = (price: number) => ({ price, currency: 'EUR' }) as const;
const usd = (price: number) => ({ price, currency: 'USD' }) as const;
const FREE = { state: 'free' } as const;
const SOLD_OUT = { state: 'sold out' } as const;

const ask =
  (category: Category, language: Asked['language'], as?: 'buyer') =>
  (asks: string | readonly string[], expect: Expected): Asked => ({
    category,
    language,
    asks: typeof asks === 'string' ? [asks] : asks,
    ...(as && { as }),
    expect,
  });

const en = {
  dates: ask('dates', 'en'),
  prices: ask('prices', 'en'),
  places: ask('places', 'en'),
  kinds: ask('kinds', 'en'),
  availability: ask('availability', 'en'),
  details: ask('details', 'en'),
  own: ask('own', 'en', 'buyer'),
  visitor: ask('own', 'en'),
  help: ask('help', 'en'),
  off: ask('off topic', 'en'),
  more: ask('follow-ups', 'en'),
  ownMore: ask('follow-ups', 'en', 'buyer'),
};
const pt = {
  dates: ask('dates', 'pt-BR'),
  prices: ask('prices', 'pt-BR'),
  places: ask('places', 'pt-BR'),
  kinds: ask('kinds', 'pt-BR'),
  availability: ask('availability', 'pt-BR'),
  details: ask('details', 'pt-BR'),
  own: ask('own', 'pt-BR', 'buyer'),
  visitor: ask('own', 'pt-BR'),
  help: ask('help', 'pt-BR'),
  off: ask('off topic', 'pt-BR'),
  more: ask('follow-ups', 'pt-BR'),
  ownMore: ask('follow-ups', 'pt-BR', 'buyer'),
};

export const QUESTIONS: readonly Asked[] = [
  en.dates('whats on this weekend?', { events: [CHESS], says: [{ date: '2026-11-29' }] }),
  en.dates("What's happening next weekend", { events: [JAZZ, SAMBA, IRIS, MAMULENGO] }),
  en.dates('when is the jazz thing', { events: [JAZZ], says: [{ date: '2026-12-04' }, { time: '20:30' }] }),
  en.dates('anything on saturday december 12?', { events: [REPAIR, MOQUECA] }),
  en.dates('what time does the half marathon start', { events: [BRIDGES], says: [{ time: '5:45' }] }),
  en.dates('whats on saturday', { events: [] }),
  en.dates('events between dec 10 and dec 15 please', { events: [MARKET, DATABASES, REPAIR, MOQUECA] }),
  en.dates('is there anything in february', { events: [SMALL_WEB] }),
  en.dates('When did the choro concert at the bandstand take place?', {
    events: [CHORO],
    says: [{ date: '2026-11-08' }],
  }),
  pt.dates('o que tem no fds?', { events: [CHESS], says: [{ date: '2026-11-29' }] }),
  pt.dates('quando é a roda de samba?', { events: [SAMBA], says: [{ date: '2026-12-05' }, { time: '17:00' }] }),
  pt.dates('tem algo dia 20 de dezembro', { events: [SEEDS, CLAY] }),
  pt.dates('eventos da semana que vem', { events: [JAZZ, SAMBA, IRIS, MAMULENGO] }),
  pt.dates('que horas comeca o mamulengo', { events: [MAMULENGO], says: [{ time: '16:00' }] }),
  pt.dates('oq rola domingo', { events: [CHESS] }),
  pt.dates('quais eventos tem em janeiro?', { total: 8, first: PRINTS }),
  pt.dates('tem alguma coisa amanhã?', { events: [] }),
  pt.dates('Qual a data da corrida noturna?', { events: [NIGHT_RUN], says: [{ date: '2027-01-02' }] }),

  en.prices('how much is jazz under the half moon', { events: [JAZZ], says: [brl(120)] }),
  en.prices('price of the moqueca class?', { events: [MOQUECA], says: [brl(210)] }),
  en.prices('what free events do you have', {
    events: [CHESS, MAMULENGO, MARKET, REPAIR, SEEDS, HACKATHON],
    says: [FREE],
  }),
  en.prices('anything under R$ 20 in são paulo?', { events: [SEEDS, PRINTS], says: [brl(15)] }),
  en.prices('How much does a ticket for Databases After Dark cost', { events: [DATABASES], says: [usd(15), usd(12)] }),
  en.prices('cost of fado?', { events: [FADO], says: [eur(22)] }),
  en.prices('is the hackathon free', { events: [HACKATHON], says: [FREE] }),
  en.prices('cheapest music event', { events: [FADO], says: [eur(22)] }),
  en.prices('most expensive thing in Sao Paulo', { events: [JAZZ], says: [brl(120)] }),
  pt.prices('qto custa a feira tinta fresca', { events: [PRINTS], says: [brl(15)] }),
  pt.prices('quanto é o ingresso pro xadrez na lagoa?', { events: [CHESS], says: [FREE] }),
  pt.prices('qual o valor da corrida noturna da serra', { events: [NIGHT_RUN], says: [brl(79.9)] }),
  pt.prices('tem algum evento de graça em recife?', { events: [MAMULENGO, HACKATHON], says: [FREE] }),
  pt.prices('eventos de até 40 reais no rio', { events: [CHESS, SAMBA], says: [brl(40)] }),
  pt.prices('qual o evento mais caro de porto alegre', { events: [CLAY], says: [brl(180)] }),
  pt.prices('preço da meia maratona', { events: [BRIDGES], says: [brl(95)] }),
  pt.prices('quanto sai o small web days', { events: [SMALL_WEB], says: [eur(149)] }),
  pt.prices('o que dá pra fazer com menos de 30 conto em bh', { events: [MARKET], says: [FREE] }),

  en.places('where is the jazz concert?', {
    events: [JAZZ],
    says: [{ place: 'Terraço Aurora' }, { place: 'Rua da Aurora 310' }],
  }),
  en.places('events in recife', { events: [MAMULENGO, TIDE, WOODCUT, BRIDGES, HACKATHON], total: 5 }),
  en.places('whats going on in rio', { events: [CHESS, SAMBA] }),
  en.places('anything in Lisbon?', { events: [FADO, SMALL_WEB] }),
  en.places('what can I do in Belo Horizonte', { events: [MARKET, COFFEE, NIGHT_RUN] }),
  en.places('Which events are in Portugal?', { events: [FADO, SMALL_WEB] }),
  en.places('adress of the clay and fire workshop', {
    events: [CLAY],
    says: [{ place: 'Ateliê Barro Vivo' }, { place: 'Rua da Olaria 52' }],
  }),
  pt.places('onde fica o show de fado?', {
    events: [FADO],
    says: [{ place: 'Pátio da Cisterna' }, { place: 'Beco da Cisterna 3' }],
  }),
  pt.places('eventos em sao paulo', { events: [JAZZ, IRIS, SEEDS, PRINTS] }),
  pt.places('tem o q em poa', { events: [REPAIR, CLAY, ORCHESTRA] }),
  pt.places('alguma coisa em lisboa?', { events: [FADO, SMALL_WEB] }),
  pt.places('qual o endereço do café do conserto', { events: [REPAIR], says: [{ place: 'Rua Botafogo 501' }] }),
  pt.places('o que tem em Salvador', { events: [MOQUECA] }),
  pt.places('eventos online', { events: [DATABASES] }),
  pt.places('tem evento em Curitiba?', { events: [] }),

  en.kinds('any live music coming up?', { events: [JAZZ, SAMBA, FADO] }),
  en.kinds('theatre shows', { events: [IRIS, TIDE] }),
  en.kinds('something for kids', { events: [MAMULENGO, STARS, ORCHESTRA] }),
  en.kinds('tech events please', { events: [DATABASES, HACKATHON, SMALL_WEB] }),
  en.kinds('is there a marathon', { events: [BRIDGES] }),
  en.kinds('do you have a pottery or clay workshop?', { events: [CLAY] }),
  en.kinds('sports in january', { events: [NIGHT_RUN, BRIDGES] }),
  pt.kinds('shows de música', { events: [JAZZ, SAMBA, FADO] }),
  pt.kinds('tem peça de teatro?', { events: [IRIS, TIDE] }),
  pt.kinds('programa pra levar as crianças', { events: [MAMULENGO, STARS, ORCHESTRA] }),
  pt.kinds('quero comer bem, o que tem de gastronomia?', { events: [MARKET, MOQUECA, COFFEE] }),
  pt.kinds('alguma corrida de rua?', { events: [NIGHT_RUN, BRIDGES] }),
  pt.kinds('oficina de xilogravura', { events: [WOODCUT] }),
  pt.kinds('eventos de tecnologia em recife', { events: [HACKATHON] }),

  en.availability('are there still tickets for the samba circle', {
    events: [SAMBA],
    says: [{ count: 56 }],
    not: [SOLD_OUT],
  }),
  en.availability('is the last show at the cine iris sold out?', { events: [IRIS], says: [SOLD_OUT] }),
  en.availability('how many seats left for the moqueca', { events: [MOQUECA], says: [{ count: 3 }] }),
  en.availability('which events are sold out', { events: [IRIS], says: [SOLD_OUT] }),
  en.availability('is the open air cinema cancelled?', { events: [CINEMA], says: [{ state: 'cancelled' }] }),
  en.availability('can i still get tickets for the repair cafe', { events: [REPAIR], says: [{ count: 26 }] }),
  en.availability('How many tickets were sold for the Wet Ink Print Fair?', {
    events: [PRINTS],
    says: [{ count: 143 }],
  }),
  pt.availability('ainda tem ingresso pro jazz?', { events: [JAZZ], says: [{ count: 59 }], not: [SOLD_OUT] }),
  pt.availability('cine iris esta esgotado?', { events: [IRIS], says: [SOLD_OUT] }),
  pt.availability('quantas vagas restam na oficina de xilogravura', { events: [WOODCUT], says: [{ count: 7 }] }),
  pt.availability('o cinema na laje foi cancelado?', { events: [CINEMA], says: [{ state: 'cancelled' }] }),
  pt.availability('quais eventos estão esgotados', { events: [IRIS] }),
  pt.availability('sobrou lugar na prova de cafés?', { events: [COFFEE], says: [{ count: 6 }] }),
  pt.availability('quantos ingressos ainda tem pro maré cheia', { events: [TIDE], says: [{ count: 88 }] }),

  en.details('what ticket types are there for High Tide', {
    events: [TIDE],
    says: [brl(50), brl(25), brl(36), brl(18)],
  }),
  en.details('how long is the toy orchestra', {
    events: [ORCHESTRA],
    says: [{ word: '1 hour|one hour|60 minutes' }, { time: '16:00' }],
  }),
  en.details('who organises the night market?', { events: [MARKET], says: [{ word: 'Mercado da Noite' }] }),
  en.details('tell me about stars over the salt lagoon', { events: [STARS], says: [{ date: '2027-01-09' }, brl(35)] }),
  en.details('when does small web days end', { events: [SMALL_WEB], says: [{ time: '17:30' }] }),
  en.details('how many people fit in the puppet show', { events: [MAMULENGO], says: [{ count: 150 }] }),
  pt.details('quais tipos de ingresso tem a maré cheia?', {
    events: [TIDE],
    says: [brl(50), brl(25), brl(36), brl(18)],
  }),
  pt.details('quanto tempo dura o fado', { events: [FADO], says: [{ word: '1 hora e 30 minutos' }] }),
  pt.details('quem organiza a corrida noturna', { events: [NIGHT_RUN], says: [{ word: 'Corre Serra' }] }),
  pt.details('me fala mais do hackathon da água', { events: [HACKATHON], says: [{ date: '2027-01-30' }, FREE] }),
  pt.details('que horas acaba a moqueca?', { events: [MOQUECA], says: [{ time: '22:00' }] }),
  pt.details('qual a capacidade do mercado noturno', { events: [MARKET], says: [{ count: 350 }] }),

  en.own('what tickets do i have?', { tickets: [TIDE, TIDE, FADO, CHORO] }),
  en.own('when is my next event', { tickets: [TIDE], says: [{ date: '2027-01-08' }, { time: '20:00' }] }),
  en.own('my orders', { orders: [TIDE, FADO, CHORO] }),
  en.own('how much did I pay for high tide?', { orders: [TIDE], says: [brl(75)] }),
  en.own('show me my cancelled tickets', { tickets: [FADO], says: [{ state: 'cancelled' }] }),
  en.visitor('which tickets did i buy?', { signIn: true }),
  pt.own('quais ingressos eu tenho', { tickets: [TIDE, TIDE, FADO, CHORO] }),
  pt.own('meus pedidos', { orders: [TIDE, FADO, CHORO] }),
  pt.own('tenho ingresso pra maré cheia?', { tickets: [TIDE, TIDE], says: [{ date: '2027-01-08' }] }),
  pt.own('quando é meu próximo evento?', { tickets: [TIDE], says: [{ date: '2027-01-08' }] }),
  pt.own('quanto eu paguei no choro', { orders: [CHORO], says: [brl(20)] }),
  pt.visitor('cadê meus ingressos que eu comprei', { signIn: true }),

  en.help('how do i get a refund', { help: 'refund' }),
  en.help('i cant make it, can i cancel my ticket?', { help: 'refund' }),
  en.help('can I give my ticket to a friend', { help: 'transfer' }),
  en.help('forgot my pasword', { help: 'account' }),
  en.help('do I need to print the ticket?', { help: 'check-in' }),
  en.help('how many tickets can i buy', { help: 'buying', says: [{ count: 10 }] }),
  en.help('I never got the email with my tickets', { help: 'my-tickets' }),
  pt.help('como peço reembolso?', { help: 'refund' }),
  pt.help('quero cancelar meu ingresso', { help: 'refund' }),
  pt.help('da pra passar o ingresso pra outra pessoa', { help: 'transfer', says: [{ word: 'cinco dias' }] }),
  pt.help('esqueci a senha', { help: 'account', says: [{ count: 30 }] }),
  pt.help('como faço pra entrar no evento, é com qr code?', { help: 'check-in' }),
  pt.help('aceita pix?', { help: 'buying' }),
  pt.help('nao recebi o email do ingresso', { help: 'my-tickets' }),

  en.off('hi', { offTopic: true }),
  en.off('what is the capital of france', { offTopic: true }),
  en.off('write me a poem about love', { offTopic: true }),
  en.off('thanks!', { offTopic: true }),
  pt.off('oi, tudo bem?', { offTopic: true }),
  pt.off('qual a previsão do tempo pra amanhã', { offTopic: true }),
  pt.off('quem é o presidente do brasil?', { offTopic: true }),
  pt.off('o que você sabe fazer?', { offTopic: true }),

  en.more(['what music is on?', 'and the cheapest?'], { events: [FADO], says: [eur(22)] }),
  en.more(['how much is the jazz night', 'and when is it?'], { events: [JAZZ], says: [{ date: '2026-12-04' }] }),
  en.more(['events in recife', 'what about rio?'], { events: [CHESS, SAMBA] }),
  en.more(['anything next weekend', 'only in sao paulo'], { events: [JAZZ, IRIS] }),
  en.more(['when is fado after the rain', 'where is it'], { events: [FADO], says: [{ place: 'Pátio da Cisterna' }] }),
  en.more(['how much is the samba circle?', 'and the moqueca?'], { events: [MOQUECA], says: [brl(210)] }),
  en.more(['tell me about high tide', 'how much is it?', 'any seats left?'], { events: [TIDE], says: [{ count: 88 }] }),
  en.ownMore(['my tickets', 'and the past ones?'], { tickets: [CHORO] }),
  pt.more(['quais shows de música tem?', 'e o mais barato?'], { events: [FADO], says: [eur(22)] }),
  pt.more(['quando é o jazz?', 'quanto custa?'], { events: [JAZZ], says: [brl(120)] }),
  pt.more(['o que tem em recife', 'e em salvador?'], { events: [MOQUECA] }),
  pt.more(['eventos de graça', 'só em porto alegre'], { events: [REPAIR], says: [FREE] }),
  pt.more(['onde é o xadrez na lagoa', 'e que horas começa?'], { events: [CHESS], says: [{ time: '9:00' }] }),
  pt.more(['quanto custa a roda de samba', 'e o fado?'], { events: [FADO], says: [eur(22)] }),
  pt.more(['tem teatro?', 'o segundo ainda tem lugar?'], { events: [TIDE], says: [{ count: 88 }] }),
  pt.more(['o que rola dia 5 de dezembro', 'e no dia 12?'], { events: [REPAIR, MOQUECA] }),

  en.dates('Is there something to do tomorrow night?', { events: [] }),
  en.dates('what day is the puppet thing in recife', { events: [MAMULENGO], says: [{ date: '2026-12-06' }] }),
  en.dates("what's on the 20th of december", { events: [SEEDS, CLAY] }),
  pt.dates('a corrida noturna é que dia mesmo??', { events: [NIGHT_RUN], says: [{ date: '2027-01-02' }] }),
  pt.dates('o que vai rolar entre 8 e 12 de janeiro', { events: [TIDE, STARS, WOODCUT] }),
  en.prices('how much for the coffee tasting pls', { events: [COFFEE], says: [brl(85)] }),
  pt.prices('valor da oficina de barro?', { events: [CLAY], says: [brl(180)] }),
  pt.prices('a troca de sementes é paga?', { events: [SEEDS], says: [FREE] }),
  pt.prices('qual o ingresso mais barato do maré cheia', { events: [TIDE], says: [brl(18)] }),
  en.places('Which city is the woodcut workshop in?', { events: [WOODCUT], says: [{ place: 'Recife' }] }),
  en.places('stuff to do in porto alegre this month', { events: [] }),
  pt.places('mora em bh, o que tem perto de mim em belo horizonte?', { events: [MARKET, COFFEE, NIGHT_RUN] }),
  pt.places('onde vai ser o hackathon', { events: [HACKATHON], says: [{ place: 'Galpão do Porto' }] }),
  en.kinds('any dance performances?', { events: [TIDE] }),
  en.kinds('looking for a cooking class', { events: [MOQUECA] }),
  pt.kinds('tem algum show de samba', { events: [SAMBA] }),
  pt.kinds('eventos esportivos', { events: [CHESS, NIGHT_RUN, BRIDGES] }),
  en.availability('do you still have 4 tickets for the moqueca?', { events: [MOQUECA], says: [{ count: 3 }] }),
  en.availability('is stars over the lagoon full', { events: [STARS], says: [{ count: 51 }], not: [SOLD_OUT] }),
  pt.availability('acabou o ingresso da última sessão?', { events: [IRIS], says: [SOLD_OUT] }),
  pt.availability('da pra comprar ainda o databases after dark', { events: [DATABASES], says: [{ count: 213 }] }),
  en.details('what is the seed swap about', { events: [SEEDS], says: [{ date: '2026-12-20' }] }),
  en.details('are there student tickets for high tide', { events: [TIDE], says: [brl(25), brl(18)] }),
  pt.details('quem faz o café do conserto?', { events: [REPAIR], says: [{ word: 'Repair Café Menino Deus' }] }),
  pt.details('quantos lugares tem o show de jazz', { events: [JAZZ], says: [{ count: 180 }] }),
  en.own('did I buy anything for choro?', { tickets: [CHORO] }),
  en.own('what do I have coming up', { tickets: [TIDE, TIDE] }),
  pt.own('meus ingressos cancelados', { tickets: [FADO] }),
  pt.own('o que eu já comprei?', { tickets: [TIDE, TIDE, FADO, CHORO] }),
  en.help('whats your refund policy', { help: 'refund' }),
  en.help('my friend wants to go instead of me, can i send him my ticket', { help: 'transfer' }),
  pt.help('como mudo meu email', { help: 'account' }),
  pt.help('onde baixo o pdf do ingresso?', { help: 'my-tickets' }),
  pt.help('posso pagar com cartão?', { help: 'buying' }),
  en.off('who won the world cup', { offTopic: true }),
  pt.off('me conta uma piada', { offTopic: true }),
  en.more(['is there anything for kids?', 'which of those is free?'], { events: [MAMULENGO], says: [FREE] }),
  en.more(['events in lisbon', 'when is the second one'], { events: [SMALL_WEB], says: [{ date: '2027-02-11' }] }),
  pt.more(['tem ingresso pro cine iris?', 'e pro jazz?'], { events: [JAZZ], says: [{ count: 59 }] }),
  pt.more(['quanto custa o fado', 'onde é?', 'ainda tem lugar?'], { events: [FADO], says: [{ count: 32 }] }),

  en.places('recife', { events: [MAMULENGO, TIDE, WOODCUT, BRIDGES, HACKATHON] }),
  en.dates('what should i do on new years eve', { events: [] }),
  en.availability('anything not sold out next weekend?', { events: [JAZZ, SAMBA, MAMULENGO] }),
  en.details('Do I have to be 18 for the jazz?', { events: [JAZZ], says: [{ date: '2026-12-04' }] }),
  en.off('tickets', { offTopic: true }),
  pt.places('quero levar minha mãe num show em sp', { events: [JAZZ, IRIS, SEEDS, PRINTS] }),
  pt.kinds('vcs tem show do coldplay?', { events: [] }),
  pt.availability('ainda dá tempo de comprar pro choro?', { events: [CHORO], says: [{ state: 'over' }] }),
  pt.details('moqeca', { events: [MOQUECA], says: [brl(210)] }),
  pt.more(['o que tem em arraial do cabo?', 'quanto custa?', 'e tem vaga pra 5 pessoas?'], {
    events: [STARS],
    says: [{ count: 51 }],
  }),
];
