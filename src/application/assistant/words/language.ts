import type { Locale } from '../../../domain/locale.ts';
import { foldedWords } from './fold.ts';

/** Words that only one of the two languages has, and that names of events hardly begin a question with. */
const ENGLISH = new Set(
  `what is are the when where how much many do does did i my can could would you show me any there on in at for to of and with this
  that it tickets ticket event events tell about which who find find give please free cheap cheapest cheaper under below weekend tonight tomorrow
  today next price cost costs sold out still left available have has get want need hi hello hey thanks thank cancel cancelled refund
  from between until after before near around happening going start starts end ends be was were will nothing something anything
  kids friends buy bought order orders concerts gigs things see one ones first second third most expensive`.split(
    /\s+/,
  ),
);
const PORTUGUESE = new Set(
  `que o os um uma qual quais quando onde quanto quanta quantos quantas como eu meu meus minha minhas tem tenho ha esta estao esse essa
  este esta isso isto ele ela no na nos nas em do da dos das de para por com sem ao aos e ou ainda mais barato barata baratos caro cara
  ingresso ingressos evento eventos fim semana hoje amanha noite custa custam preco valor gratis gratuito ate entre depois antes
  proximo proxima quero queria preciso posso pode oi ola bom boa obrigado obrigada valeu cancelar cancelado reembolso voce mostra
  mostre fala fale sobre algum alguma algo esgotado sobrou sobraram restam lugares vagas comeca termina acontece rola rolando perto
  comprei comprar pedidos criancas fica vai sao foi tudo nada mes ano sabado domingo segunda sexta reais conto e s`.split(
    /\s+/,
  ),
);

/** Which of our languages the question is in; `fallback` where it does not say. */
export function languageOf(text: string, fallback: Locale): Locale {
  const words = foldedWords(text);
  const english = words.filter((word) => ENGLISH.has(word) && !PORTUGUESE.has(word)).length;
  const written = /[ãõçâêôáéíóú]/i.test(text) ? 0.5 : 0;
  const portuguese = words.filter((word) => PORTUGUESE.has(word) && !ENGLISH.has(word)).length + written;
  if (english === portuguese) return fallback;
  return english > portuguese ? 'en' : 'pt-BR';
}
