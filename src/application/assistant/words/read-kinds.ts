import type { EventCategory } from '../../../domain/event.ts';
import type { Asked, EventSearch, HelpTopicId } from '../assistant.ts';
import { type Reader, words } from './reader.ts';

/** What a question is about: kinds of events, what is asked of them, one's own tickets, help. */

/** By the names of the kinds, and by what is one of the kind; events that have the latter in their name come first. */
const KINDS: readonly (readonly [EventCategory, kind: string, oneOfThem: string])[] = [
  [
    'music',
    'musicas?|musical|music|concerts?|gigs?|live music|musica ao vivo|bandas?|bands?',
    'orchestra|orquestra|choir',
  ],
  [
    'theatre',
    'theatre|theater|teatro|teatrais|stage',
    'plays?|pecas?|espetaculos?|(?:dance|stage) performances?|apresentac(?:ao|oes) de danca|dance|danca|comedy|comedia',
  ],
  [
    'technology',
    'technology|tech|tecnologia|programming|programacao|coding|developers?|desenvolvedores|software',
    'hackathons?|hackatons?',
  ],
  [
    'sport',
    'sports?|sporting|esportes?|esportivos?|desportos?',
    'races?|run|runs|running|corridas?|maratonas?|marathons?',
  ],
  [
    'food',
    'food|drinks?|foodie|comidas?|comer|bebidas?|gastronomia|gastronomicos?|culinaria',
    'cooking|tastings?|degustacao|degustacoes|jantar|dinner',
  ],
  ['art', 'arts?|artes?|artistic[oa]s?', 'exhibitions?|exposicao|exposicoes'],
  [
    'family',
    'family|families|kids?|children|child|familias?|criancas?|infantil|infantis|filhos?|crianca',
    'puppets?|bonecos|fantoches',
  ],
  ['community', 'community|comunidade|comunitarios?|neighbou?rhood', 'volunteering|voluntariado'],
];

type Kind = Pick<EventSearch, 'category' | 'categoryWords' | 'wordsFirst'>;

export function readKind(read: Reader): Kind {
  for (const [category, kind] of KINDS) {
    const said = read.take(
      words(`(?:to do )?(?:with (?:the |my )?|for (?:the |my )?|de |para (?:as? |os? )?|com (?:as? |os? )?)?(${kind})`),
    );
    if (said) return { category, categoryWords: said[1], wordsFirst: false };
  }
  for (const [category, , oneOfThem] of KINDS) {
    const said = read.take(words(`(?:a |de )?(${oneOfThem})`));
    if (said) return { category, categoryWords: said[1], wordsFirst: true };
  }
  return {};
}

/** Nouns for events of any kind: who says one asks for several, or for any. */
export const EVENTS =
  'events?|eventos?|shows?|things to (?:do|see)|something to (?:do|see)|anything (?:to do|to see|on|happening|going on)|(?:something|anything|algo|alguma coisa|coisas)(?: (?:fun|cool|nice|good|legal|bacana|bom|pra fazer|para fazer))?|activities|atividades?|atracoes|attractions|programas?|programacao|agenda|line ?up|role|roles|opcoes|options|o que fazer|what to do|conferences?|conferencias?|congressos?|summits?|meetups?|palestras?';

const ASKS: readonly (readonly [Asked, string])[] = [
  [
    'types',
    'ticket types?|types? of tickets?|kinds? of tickets?|ticket (?:options|categories)|tipos? de (?:ingressos?|entradas?)|meia entrada|half price|student (?:price|ticket|discount)s?|setor(?:es)?|lotes?',
  ],
  [
    'duration',
    'how long|duration|(?:what time|when) (?:does|do|is|will) (?:it|this|that) (?:end|finish|over)|(?:que horas|quando) (?:acaba|termina)|quanto tempo|duracao|ends?|ending|finish(?:es)?|termina|acaba|dura|lasts?',
  ],
  [
    'price',
    'how much(?: (?:is|are|does|do|would|will))?|prices?|pricing|costs?|costing|fees?|quanto(?: (?:custam?|e|sai|saem|esta|estao|fica|ficam|vale|que e|eu pago|pago|vou pagar))?|precos?|valor(?:es)?|custam?|what do (?:the )?tickets cost',
  ],
  [
    'capacity',
    'capacity|how many people (?:fit|can (?:come|attend|go|get in))|how big|how large|capacidade|lotacao|cabem|comporta',
  ],
  ['count', 'how many|number of|quantos|quantas'],
  [
    'when',
    'when(?: (?:is|are|does|do|will))?|what (?:day|date|time)s?|which (?:day|date)|at what time|dates?|quando(?: (?:e|vai ser|sera|rola|acontece|comeca))?|(?:a )?que horas|que dias?|qual (?:o |a |e o |e a )?(?:dia|data|horario|hora)|data|datas|horarios?|starts?|begins?|comeca|doors open|what time',
  ],
  [
    'where',
    'where(?: (?:is|are))?|address|location|venue|how (?:do|can) i get (?:there|to)|directions|onde(?: (?:e|fica|vai ser|sera|esta|rola|acontece))?|enderecos?|qual (?:o |e o )?(?:local|lugar|endereco)|como (?:chegar|chego|vou|faco para chegar)|local',
  ],
  [
    'status',
    'cancell?ed|called off|postponed|still (?:on|happening|going ahead)|cancelad[oa]s?|adiad[oa]s?|suspens[oa]|ainda vai (?:ter|rolar|acontecer)|vai (?:ter|rolar|acontecer) mesmo|confirmad[oa]s?',
  ],
  [
    'availability',
    'still (?:available|get|buy)|available|availability|(?:tickets? |seats? |spots? |places? )?(?:left|remaining)|free (?:seats?|spots?|places?)|sold ?out|sell(?:ing)? out|any (?:tickets|seats|spots)|full|esgot\\w+|disponive(?:l|is)|disponibilidade|sobr(?:ou|aram|ando|a|am)|rest(?:am?|antes|ou|aram)|(?:ainda )?tem (?:ingressos?|vagas?|lugar(?:es)?|entradas?)|ainda (?:tem|ha|da)|vagas?|lotad[oa]s?|acab(?:ou|aram)',
  ],
  ['sold', '(?:were |been |are )?sold|vendid[oa]s?|vendeu|venderam'],
  [
    'organiser',
    'who (?:is |are )?(?:organi[sz]\\w+|hosts?|hosting|runs|running|behind|promot\\w+)|organi[sz]ers?|hosted by|quem (?:organiza|esta organizando|promove|faz|realiza|e o organizador)|organizador(?:es|a)?|realizacao',
  ],
  [
    'about',
    'what is (?:it |this |that )?about|tell me (?:more )?(?:about)?|more (?:info|information|details|about)|details?|description|describe|info|information|about|sobre(?: o que e)?|me (?:fale|fala|conte|conta|diga)(?: mais)?(?: sobre)?|mais (?:info|informacoes|detalhes)|detalhes|descricao|informacoes|o que e|do que se trata|como e|como funciona|fale(?: mais)?(?: sobre)?|fala(?: mais)?(?: sobre)?',
  ],
];

/** All that is asked, in the order of this table. "What time does it start" asks the same thing twice. */
export const readAsked = (read: Reader): Asked[] =>
  ASKS.filter(([, pattern]) => {
    const said = read.take(words(pattern));
    if (said) read.take(words(pattern));
    return said !== null;
  }).map(([asked]) => asked);

const MY_TICKETS =
  'my (?:next |upcoming |own |past |cancelled )*(?:tickets?|events?|bookings?|reservations?|shows?)|(?:tickets?|events?) (?:do |did )?i (?:have|own|bought|buy|booked|got)|(?:do|did|have) i (?:already )?(?:have|own|got|get|buy|bought|book|booked)(?: any| a| my)?(?: tickets?)?(?! to(?: |$))|i (?:have )?(?:bought|booked)|am i (?:going|booked|attending)|events? (?:am i|i am) (?:going|attending)(?: to)?|meus? (?:proximos? )?(?:ingressos?|tickets?|eventos?|bilhetes?|shows?)|minhas? (?:proximas? )?(?:entradas?|reservas?)|(?:ingressos?|eventos?) (?:que )?(?:eu )?(?:ja )?(?:tenho|comprei)|(?:eu )?(?:ja )?(?:comprei|reservei)(?: algum)?(?: ingressos?)?|(?:eu )?tenho (?:algum |alguns )?ingressos?|(?:eu )?(?:vou|irei) em (?:qual|quais)|confirmation code|(?:my|meu) (?:code|codigo)|codigo (?:de confirmacao|do (?:meu )?ingresso)|what (?:am i|i am) going to|(?:what )?do i have coming up';
const MY_ORDERS =
  'my (?:last |latest |recent )*(?:orders?|purchases?|payments?|order history)|(?:how much )?(?:did|have) i (?:pay|paid|spend|spent)|i (?:have )?(?:paid|spent)|meus? (?:ultimos? )?pedidos?|minhas? (?:ultimas? )?compras?|(?:eu )?(?:ja )?(?:paguei|gastei)|historico de (?:compras|pedidos)|pedidos? (?:que )?(?:eu )?(?:fiz|tenho)|orders? (?:have i|i have|did i|i)(?: made| placed)?';

export function readMine(read: Reader): 'tickets' | 'orders' | null {
  if (read.take(words(MY_ORDERS))) return 'orders';
  return read.take(words(MY_TICKETS)) ? 'tickets' : null;
}

/** In this order: a refund is asked for in words of an account, too. */
const HELP: readonly (readonly [HelpTopicId, string])[] = [
  [
    'refund',
    'refund\\w*|money back|give (?:it|them|my tickets?) back|cancel (?:my|a|the|an|this|our)? ?(?:\\w+ )?(?:tickets?|orders?|purchases?|bookings?)|cancel(?:l?ing)? tickets?|cant (?:go|make it|come|attend)|cannot (?:go|make it|come|attend)|reembols\\w+|estorn\\w+|devolu\\w+|devolver|dinheiro de volta|cancel(?:o|ar)(?: (?:o|a|um|uma|meu|minha|meus|esse|este|os))* ?(?:ingressos?|pedidos?|compras?|entradas?|reservas?)|desist\\w+|nao (?:posso|vou poder|vou|consigo) (?:mais )?ir|(?:how|como|can i|posso|quero|i want to|i need to|da para) (?:(?:do|can|eu|faco para|faco pra|fazer para) )*(?:i )?(?:cancel|cancelar|cancelo)',
  ],
  [
    'transfer',
    'transfer\\w*|hand (?:it |my tickets? |a ticket )?(?:over|on)|(?:give|pass|send|gift) (?:my |a |the |one |this )?tickets? to|(?:give|pass|send|gift) (?:him|her|them|someone|somebody|it to)(?: (?:my|the|a|one))?(?: tickets?)?|instead of me|in my place|no meu lugar|someone else|somebody else|resell|re sell|sell my tickets?|passar (?:o |meu |um )?ingressos?|mandar (?:o |meu |um )?ingressos?|dar (?:o |meu |um )?ingressos?|presentear|outra pessoa|outro nome|change the name|(?:trocar|mudar) (?:o nome|a titularidade|de nome)|revender|vender (?:o )?meu ingresso|titularidade',
  ],
  [
    'check-in',
    'check ?in|qr(?: ?code)?|at the (?:door|entrance|gate)|na (?:porta|entrada|portaria)|get in|let in|show my tickets?|(?:have to|need to|must i|should i) print|print(?:ed|ing)?(?: out)? (?:it|them|my|the|a) ?(?:tickets?)?|imprimir|ingresso impresso|scan\\w*|wallet|carteira|mostrar (?:o )?(?:meu )?ingresso|apresentar|entro (?:no|na)|(?:preciso|need to) (?:levar|bring)|what (?:do|should) i bring|o que (?:devo|preciso) levar|documento (?:para|pra) entrar|id (?:at|to)|codigo na porta',
  ],
  [
    'account',
    'passwords?|senhas?|passkeys?|log ?in|sign ?in|signing in|logging in|sign ?up|register|registration|accounts?|(?:minha|uma|na|da|a|essa|outra) conta|criar conta|cadastr\\w+|two factor|2fa|second factor|dois fatores|duas etapas|autenticador|authenticator|my e ?mail(?: address)?|meu e ?mail|username|nome de usuario|my profile|meu perfil|my data|meus dados|entrar na conta|fazer login|logout|log out|sign out|sair da conta|delete me',
  ],
  [
    'my-tickets',
    '(?:didnt|did not|havent|never) (?:get|receive|received|got)(?: (?:my|the|any))?(?: (?:tickets?|e ?mail|confirmation))?|nao (?:recebi|chegou|chegaram)|where (?:do|can) i (?:find|see|get|download) (?:my )?tickets?|where (?:is|are) my tickets?|onde (?:esta|estao|fica|ficam|acho|vejo|encontro|baixo|acesso) (?:o |os )?(?:meus? )?ingressos?|download|baixar|segunda via|second copy|lost my tickets?|perdi (?:o )?(?:meu )?ingressos?|resend|reenviar|re ?enviar|pdf|add to (?:my )?calendar|adicionar (?:ao|no) calendario',
  ],
  [
    'buying',
    'how (?:do|can|to) ?(?:i )?(?:buy|purchase|book|order|reserve|pay)|how does (?:buying|paying|payment) work|pay(?:ment)? (?:methods?|options?|by|with)|payments?|(?:credit|debit) cards?|pix|boleto|cartao|(?:formas?|meios?) de pagamento|pagamentos?|pagar com|pago com|como (?:eu |faco para |faco pra |que )?(?:compr\\w+|reserv\\w+|pag\\w+)|(?:how many|most|maximum) tickets (?:can|may) i (?:buy|get|order)|quantos ingressos (?:eu )?(?:posso|consigo) comprar|limite de (?:ingressos|compra)|invoice|receipt|nota fiscal|recibo|installments|parcel\\w+',
  ],
];

export function readHelp(read: Reader): HelpTopicId | null {
  return HELP.find(([, pattern]) => read.take(words(pattern)))?.[0] ?? null;
}
