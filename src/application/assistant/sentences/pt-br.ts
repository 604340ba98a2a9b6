import type { Sentences } from './sentences.ts';

const count = (number: number, one: string, many: string) =>
  `${number.toLocaleString('pt-BR')} ${number === 1 ? one : many}`;
const tickets = (number: number) => count(number, 'ingresso', 'ingressos');

/** One or several of a group of tickets. */
const GROUPS = {
  upcoming: ['próximo', 'próximos'],
  past: ['passado', 'passados'],
  cancelled: ['cancelado', 'cancelados'],
} as const;

export const ptBr: Sentences = {
  greeting: 'Olá! Pergunte o que está em cartaz, quando e onde, quanto custa, ou sobre os seus ingressos.',
  thanks: 'De nada. Bom evento!',
  abilities:
    'Posso dizer o que está em cartaz e quando, quanto custam os ingressos e quantos restam, o que há nos seus pedidos, e como comprar, cancelar, passar adiante e entrar.',
  offTopic:
    'Isso foge do que eu sei: respondo sobre os eventos, os ingressos e as contas deste site. Tente "O que tem neste fim de semana?"',
  whichEvent: 'De qual evento você fala? Diga uma parte do nome, um lugar ou um dia.',
  nothingFound: (within) => `Não encontrei nenhum evento assim${within}.`,
  noMore: 'Eram todos.',
  goneEvent: 'Esse evento não está mais na lista.',

  costs: (price) => `O ingresso custa ${price}.`,
  costsBetween: (least, most) => `Os ingressos custam de ${least} a ${most}.`,
  isFree: 'É gratuito.',
  free: 'gratuito',
  isOn: ({ date, time, end, zone }) => `É ${date}, das ${time} às ${end} (${zone}).`,
  wasOn: ({ date, time, end, zone }) => `Foi ${date}, das ${time} às ${end} (${zone}).`,
  shortDate: (date, time) => `${date}, ${time}`,
  takesPlace: (location, address) => `Fica em ${location}${address && ` (${address})`}.`,
  isOnline: 'É online; quem tem ingresso recebe o link.',
  ticketsLeft: (left, capacity) =>
    `${left === 1 ? 'Resta' : 'Restam'} ${tickets(left)} de ${capacity.toLocaleString('pt-BR')}.`,
  left: (left) => (left === 1 ? 'resta 1 ingresso' : `restam ${tickets(left)}`),
  soldOut: 'esgotado',
  stillOnSale: 'ainda à venda',
  isSoldOut: 'Está esgotado.',
  notOnSale: 'fora de venda agora',
  isNotOnSale: 'Os ingressos não estão à venda no momento.',
  isCancelled: 'Foi cancelado.',
  cancelled: 'cancelado',
  isOver: 'Já aconteceu.',
  over: 'já aconteceu',
  hasBegun: 'Já começou.',
  goesAhead: 'Está confirmado.',
  lasts: (duration, end) => `Dura ${duration} e termina às ${end}.`,
  hours: (hours, minutes) =>
    [hours > 0 && count(hours, 'hora', 'horas'), minutes > 0 && count(minutes, 'minuto', 'minutos')]
      .filter(Boolean)
      .join(' e '),
  organisedBy: (name) => `Quem organiza é ${name}.`,
  noOrganiser: 'Não está dito quem organiza.',
  seatsInAll: (capacity) => `Cabem ${capacity.toLocaleString('pt-BR')} pessoas.`,
  sold: (sold, capacity) =>
    `${sold === 1 ? 'Foi vendido' : 'Foram vendidos'} ${tickets(sold)} de ${capacity.toLocaleString('pt-BR')}.`,
  typesAre: 'Estes são os ingressos:',
  typeSale: { before: 'ainda não à venda', open: '', after: 'não mais à venda' },
  fewestAtOnce: (least) => `no mínimo ${least} por compra`,
  noDescription: 'Não há descrição dele.',

  found: (total, within) =>
    total === 1 ? `Encontrei um evento${within}:` : `Encontrei ${count(total, 'evento', 'eventos')}${within}:`,
  from: (first, last) => ` de ${first} a ${last}`,
  onDay: (day) => ` em ${day}`,
  first: { cheapest: 'O mais barato:', dearest: 'O mais caro:', soonest: 'O próximo:', newest: 'Novidades:' },
  insteadOf: {
    filters: 'Não é bem como você pediu, mas é o que tem esse nome:',
    words: 'Não encontrei nada com esse nome. Isto combina com o resto do pedido:',
  },
  andMore: (more) => `e mais ${more.toLocaleString('pt-BR')}`,

  signIn: 'Entre na sua conta, e eu falo dos seus ingressos e pedidos.',
  yourTickets: (total, group) => {
    const [one, many] = group ? GROUPS[group] : ['', ''];
    return `Você tem ${count(total, `ingresso ${one}`.trim(), `ingressos ${many}`.trim())}:`;
  },
  noTickets: (group) => `Você não tem ${`ingressos ${group ? GROUPS[group][1] : ''}`.trim()}.`,
  codesAreThere: 'O QR code e o código de confirmação estão nessa página.',
  yourOrders: (total) => `Você tem ${count(total, 'pedido', 'pedidos')}:`,
  noOrders: 'Você não tem pedidos.',
  order: (quantity, total, status, date) =>
    `${tickets(quantity)}, ${total}, ${{ PENDING: 'ainda não pago', PAID: 'pago', CANCELLED: 'cancelado', REFUNDED: 'reembolsado' }[status]}, feito em ${date}`,
  ticketStatus: { ACTIVE: 'válido', CANCELLED: 'cancelado', USED: 'usado' },
  eventStatus: {
    DRAFT: 'rascunho',
    SCHEDULED: '',
    ONGOING: 'acontecendo agora',
    COMPLETED: 'já aconteceu',
    CANCELLED: 'o evento foi cancelado',
  },
  pages: {
    login: 'Entrar',
    tickets: 'Meus ingressos',
    orders: 'Meus pedidos',
    account: 'Minha conta',
    events: 'Todos os eventos',
  },
};
