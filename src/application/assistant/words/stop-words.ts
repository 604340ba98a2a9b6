/** Words that say nothing about which event is meant, in both languages. */
const STOP_WORDS = new Set(
  `a an the this that these those it its is are was were be been am will would could should can may do does did done has have had of to
  in on at by for from with without near around about into over under and or but if so as than then there here what which who whom whose when
  where why how i you he she we they me my mine your yours our us them him her his their one ones some any all every each more most much many
  few lot lots other another no not yes please thanks thank hi hello hey ok okay just also too very really still yet only again like want
  wants wanna need needs love would like looking look find get got give tell show shows see watch go going gonna goes come coming attend visit know
  let lets think say says tickets ticket seat seats entry entrance event events upcoming available happening happen happens take takes place buy book
  today tonight now soon next there dont doesnt didnt isnt arent cant kind sort type types thing things stuff something anything
  suggest recommend recommendation recommendations available list out up down off after before during between while
  good best nice fun great cool interesting new really sure maybe plan plans planning evening friend friends girlfriend boyfriend wife
  husband mom dad mother father partner date spend afford cost costs price prices money budget per person each total much buy sell selling
  sold left remaining detail details info day days week weekend month year time hour hours morning afternoon place places city town area
  o os um uma uns umas e eh de da do das dos em no na nos nas ao aos para pra pro por pelo pela com sem sobre entre ate que qual quais quem quando
  onde como quanto quantos quantas se mas ou nem ja ainda so mais menos muito muita muitos muitas pouco todo toda todos todas tudo algo algum alguma
  alguns algumas nenhum nenhuma outro outra outros outras isso isto esse essa esses essas este esta estes estas aquele aquela aqui ali la ai
  eu voce voces ele ela eles elas nos meu minha meus minhas seu sua seus suas nosso nossa me te lhe mim ser sou sao era foi foram sera vai vou vamos
  ir indo esta estao estou estava tem tenho temos ha haver ter teria teve pode posso podem poderia quero queria quer gostaria gosto preciso
  precisa saber ver vendo assistir conhecer fazer faz faco dar da diz diga dizer mostra mostre mostrar lista listar procuro procurando procurar busco
  buscar achar acha encontrar ingresso ingressos entrada entradas bilhete bilhetes evento eventos lugar lugares vaga vagas proximo proximos proxima
  proximas acontece acontecendo acontecer rola rolar rolando rolou comprar compra vende vender vendendo vendas disponivel disponiveis hoje agora
  obrigado obrigada valeu oi ola favor gentileza por tipo coisa coisas legal legais bom boa bons boas melhor melhores bacana massa top dica dicas
  indica indique indicar recomenda recomende sugere sugestao sugestoes namorada namorado esposa marido amigos amiga amigas amigo gente galera
  pessoal familia pessoa pessoas pessoa custa custam preco precos valor dinheiro grana gastar reais cada total dia dias semana mes ano hora horas noite
  manha tarde cidade cidades regiao bairro mim tipo tambem entao pois ne la vcs afim a fim sair passeio passear tal q ser existem existe restam resta sobraram sobrou tinha
  vcs hein ae eai mano cara velho manda ta pagar pago sai sairia ficar fica ficam cobram cobrado
  thatll itll ill id youre theyre were whatever happens called named chamado chamada nome name titled
  num numa levar leva mae pai irma irmao avo sobrinho sobrinha mum sister brother bring sim claro nao yep sure nope years old
  kindly hello there currently actually exactly possible able`.split(/\s+/),
);

export const contentWords = (piece: string) => piece.split(' ').filter((word) => word && !STOP_WORDS.has(word));
