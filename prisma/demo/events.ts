import type { EventCategory } from '../../src/domain/event.ts';

/** Invented events, places and organisers. Each is told in both languages; `writtenIn` is the one its organiser used. */

type Words = { name: string; paragraphs: string[] };

export type DemoEvent = {
  slug: string;
  writtenIn: 'en' | 'pt-BR';
  category: EventCategory;
  location: string;
  timeZone: string;
  /** The first such weekday (1 is Monday) at least so many days from the day of seeding; negative lies in the past. */
  when: { days: number; weekday: number; time: string; hours: number };
  capacity: number;
  sold: number;
  /** Major units. */
  price: number;
  currency: string;
  hasPicture: boolean;
  isCancelled?: boolean;
  en: Words;
  'pt-BR': Words;
};

export const DEMO_EVENTS: DemoEvent[] = [
  {
    slug: 'jazz-under-the-half-moon',
    writtenIn: 'en',
    category: 'music',
    location: 'Terraço Aurora, São Paulo',
    timeZone: 'America/Sao_Paulo',
    when: { days: 9, weekday: 5, time: '20:30', hours: 3 },
    capacity: 180,
    sold: 121,
    price: 120,
    currency: 'BRL',
    hasPicture: true,
    en: {
      name: 'Jazz Under the Half Moon',
      paragraphs: [
        'A quintet, an open terrace and whatever the sky decides to do. The set begins with slow ballads while the traffic on the avenue thins out, and ends, two hours later, with the fast blues that made this series a habit for half the neighbourhood.',
        'Tables are shared and seats are not numbered: come at 19:30 for the good corner by the railing. The kitchen serves small plates until 22:00, and the bar takes cards only. If it rains we move one floor down, where the ceiling is low and the sound is even better.',
        'Doors open at 19:30. People under 18 are welcome with an adult.',
      ],
    },
    'pt-BR': {
      name: 'Jazz sob a Meia-Lua',
      paragraphs: [
        'Um quinteto, um terraço aberto e o céu que vier. A noite começa com baladas lentas, enquanto o trânsito da avenida vai sumindo, e termina, duas horas depois, no blues acelerado que fez desta série um costume para meio bairro.',
        'As mesas são compartilhadas e os lugares não são numerados: chegue às 19h30 para ficar com o canto bom, perto da grade. A cozinha serve porções até as 22h e o bar aceita só cartão. Se chover, descemos um andar, onde o teto é baixo e o som é ainda melhor.',
        'A casa abre às 19h30. Menores de 18 anos entram acompanhados.',
      ],
    },
  },
  {
    slug: 'roda-de-samba-da-ladeira',
    writtenIn: 'pt-BR',
    category: 'music',
    location: 'Largo da Ladeira, Rio de Janeiro',
    timeZone: 'America/Sao_Paulo',
    when: { days: 4, weekday: 6, time: '17:00', hours: 5 },
    capacity: 220,
    sold: 164,
    price: 40,
    currency: 'BRL',
    hasPicture: true,
    'pt-BR': {
      name: 'Roda de Samba da Ladeira',
      paragraphs: [
        'Pandeiro, cavaquinho, sete cordas e coro de quem chegar. A roda se forma no meio do largo, sem palco e quase sem microfone, e o repertório é escolhido na hora: partido-alto no fim da tarde, samba de terreiro depois que acende a luz dos postes.',
        'O ingresso paga os músicos e a limpeza da rua. Tem feijão na panela a partir das 18h, cerveja gelada e água de graça no chafariz. Venha de metrô: a ladeira fecha para carros ao meio-dia.',
      ],
    },
    en: {
      name: 'Samba Circle on the Hill',
      paragraphs: [
        'Pandeiro, cavaquinho, seven-string guitar and a choir of whoever turns up. The circle forms in the middle of the square, with no stage and hardly a microphone, and songs are picked on the spot: call-and-response in the late afternoon, old backyard sambas once the street lamps come on.',
        'Your ticket pays the musicians and the street cleaning. Beans are ready from 18:00, the beer is cold, and water at the fountain is free. Take the metro: the hill is closed to cars from noon.',
      ],
    },
  },
  {
    slug: 'seven-bridges-half-marathon',
    writtenIn: 'en',
    category: 'sport',
    location: 'Cais da Alfândega, Recife',
    timeZone: 'America/Recife',
    when: { days: 48, weekday: 7, time: '05:45', hours: 4 },
    capacity: 600,
    sold: 412,
    price: 95,
    currency: 'BRL',
    hasPicture: true,
    en: {
      name: 'Seven Bridges Half Marathon',
      paragraphs: [
        'Twenty-one kilometres, seven river crossings and one very flat course. We start before sunrise because Recife is kind to runners only until eight; by the time the heat arrives you should be under the finish arch with a coconut in your hand.',
        'Water stands every three kilometres, two of them with salt and fruit. Pacers run at 1:45, 2:00 and 2:20. The course closes after three hours, and a sweep bus brings back whoever needs it, without fuss.',
        'Collect your number on Friday or Saturday at the customs pier. Nobody can collect on race day, so that we can start on time.',
      ],
    },
    'pt-BR': {
      name: 'Meia Maratona das Sete Pontes',
      paragraphs: [
        'Vinte e um quilômetros, sete travessias de rio e um percurso bem plano. Largamos antes do sol porque Recife só é gentil com corredor até as oito; quando o calor chegar, você já deve estar debaixo do pórtico com um coco na mão.',
        'Água a cada três quilômetros, dois postos com sal e fruta. Marcadores de ritmo em 1h45, 2h e 2h20. O percurso fecha depois de três horas e um ônibus recolhe quem precisar, sem drama.',
        'Retire seu número na sexta ou no sábado, no Cais da Alfândega. Não há retirada no dia da prova, para que a largada saia na hora.',
      ],
    },
  },
  {
    slug: 'moqueca-na-panela-de-barro',
    writtenIn: 'pt-BR',
    category: 'food',
    location: 'Cozinha Dendê, Salvador',
    timeZone: 'America/Bahia',
    when: { days: 13, weekday: 6, time: '18:30', hours: 3.5 },
    capacity: 24,
    sold: 21,
    price: 210,
    currency: 'BRL',
    hasPicture: true,
    'pt-BR': {
      name: 'Moqueca na Panela de Barro',
      paragraphs: [
        'Uma aula que termina em jantar. Em três horas você aprende a escolher o peixe pelo olho e pela guelra, a montar as camadas da panela na ordem certa e a segurar o fogo para que o dendê perfume sem pesar. Cada mesa de quatro cozinha a própria moqueca, o pirão e a farofa.',
        'O peixe chega no mesmo dia, direto do mercado. Há versão de banana-da-terra para quem não come peixe; avise ao comprar. Aventais e facas são por nossa conta, e a panela de barro fica: você leva para casa só a receita e o cheiro na roupa.',
      ],
    },
    en: {
      name: 'Moqueca in a Clay Pot',
      paragraphs: [
        'A class that ends as dinner. In three hours you learn to choose a fish by its eye and its gill, to layer the pot in the right order, and to hold the flame so that the palm oil scents without weighing. Each table of four cooks its own moqueca, pirão and toasted manioc.',
        'The fish comes from the market that same day. There is a plantain version for those who eat none; tell us when you buy. Aprons and knives are ours, and so is the pot: you take home the recipe and the smell in your shirt.',
      ],
    },
  },
  {
    slug: 'small-web-days-lisbon',
    writtenIn: 'en',
    category: 'technology',
    location: 'Armazém do Rio, Lisbon',
    timeZone: 'Europe/Lisbon',
    when: { days: 75, weekday: 4, time: '09:30', hours: 32 },
    capacity: 240,
    sold: 98,
    price: 149,
    currency: 'EUR',
    hasPicture: true,
    en: {
      name: 'Small Web Days',
      paragraphs: [
        'Two days about websites that load before you have finished blinking. Fourteen talks of twenty-five minutes each, one track, no sponsor slots: how a public library serves a city from one machine, what a screen reader hears when your animation plays, and why a form is still the best interface ever shipped.',
        'On the second afternoon the chairs go away. Bring a page that bothers you; volunteers sit with you until it is lighter, faster or gone. Lunch is vegetarian and on the quay, coffee is endless, and every talk is captioned live.',
        'The ticket covers both days. Students pay what they can: write to us before you buy.',
      ],
    },
    'pt-BR': {
      name: 'Small Web Days: dois dias de web leve',
      paragraphs: [
        'Dois dias sobre sites que abrem antes de você piscar. Catorze palestras de vinte e cinco minutos, uma trilha só, nenhum espaço vendido a patrocinador: como uma biblioteca pública atende uma cidade inteira com uma máquina, o que um leitor de tela ouve quando sua animação toca, e por que o formulário ainda é a melhor interface já feita.',
        'Na segunda tarde as cadeiras somem. Traga uma página que incomoda você; voluntários ficam ao seu lado até que ela esteja mais leve, mais rápida ou apagada. O almoço é vegetariano e na beira do rio, o café não acaba e todas as palestras têm legenda ao vivo, em inglês.',
        'O ingresso vale para os dois dias. Estudantes pagam o que puderem: escreva antes de comprar.',
      ],
    },
  },
  {
    slug: 'a-ultima-sessao-do-cine-iris',
    writtenIn: 'pt-BR',
    category: 'theatre',
    location: 'Teatro do Pátio, São Paulo',
    timeZone: 'America/Sao_Paulo',
    when: { days: 6, weekday: 6, time: '21:00', hours: 1.75 },
    capacity: 96,
    sold: 96,
    price: 70,
    currency: 'BRL',
    hasPicture: true,
    'pt-BR': {
      name: 'A Última Sessão do Cine Íris',
      paragraphs: [
        'Um projecionista, uma bilheteira e o gato do cinema passam a última noite antes da demolição escolhendo qual filme exibir para uma sala vazia. Conforme os rolos giram, os três descobrem que lembram de histórias diferentes para o mesmo final.',
        'Comédia em um ato para três atores e um projetor de verdade, que range em cena. Duração de 105 minutos, sem intervalo. Não é permitida a entrada depois do terceiro sinal, e o gato é um boneco.',
      ],
    },
    en: {
      name: 'The Last Show at the Cine Íris',
      paragraphs: [
        'A projectionist, a ticket seller and the cinema cat spend the last night before demolition choosing which film to show to an empty house. As the reels turn, the three find that they remember different stories leading to the same ending.',
        'A comedy in one act for three actors and one real projector, which creaks on stage. 105 minutes, no interval, in Portuguese. Nobody is let in after the third bell, and the cat is a puppet.',
      ],
    },
  },
  {
    slug: 'clay-and-fire-workshop',
    writtenIn: 'en',
    category: 'art',
    location: 'Ateliê Barro Vivo, Porto Alegre',
    timeZone: 'America/Sao_Paulo',
    when: { days: 20, weekday: 7, time: '14:00', hours: 4 },
    capacity: 18,
    sold: 11,
    price: 180,
    currency: 'BRL',
    hasPicture: true,
    en: {
      name: 'Clay and Fire: a Smoke Firing Workshop',
      paragraphs: [
        'Make a small vessel with your hands alone, no wheel, then learn how smoke paints it. We pinch and coil in the first two hours; after coffee we open the sawdust kiln with pieces that dried last month, so that everyone sees a firing from match to ash.',
        'Your own pot is fired the following week and waits for you for sixty days. No experience needed, short fingernails advised. Wear something that may smell of smoke for a while.',
      ],
    },
    'pt-BR': {
      name: 'Barro e Fogo: oficina de queima em fumaça',
      paragraphs: [
        'Faça um pequeno vaso só com as mãos, sem torno, e descubra como a fumaça o pinta. Nas duas primeiras horas, beliscão e rolinho; depois do café abrimos o forno de serragem com peças que secaram no mês anterior, para que todos vejam uma queima do fósforo à cinza.',
        'A sua peça é queimada na semana seguinte e espera por você por sessenta dias. Não é preciso experiência; unhas curtas ajudam. Venha com uma roupa que possa cheirar a fumaça por um tempo.',
      ],
    },
  },
  {
    slug: 'mamulengo-na-praca',
    writtenIn: 'pt-BR',
    category: 'family',
    location: 'Praça do Arsenal, Recife',
    timeZone: 'America/Recife',
    when: { days: 11, weekday: 7, time: '16:00', hours: 1.5 },
    capacity: 150,
    sold: 87,
    price: 0,
    currency: 'BRL',
    hasPicture: true,
    'pt-BR': {
      name: 'Mamulengo na Praça',
      paragraphs: [
        'O boi fugiu, o capitão perdeu o chapéu e a cobra jura que não viu nada. Bonecos de mulungu, esculpidos à mão, brigam, dançam e fazem as pazes numa barraca de chita, com sanfona e zabumba ao vivo. As crianças mandam na história: quem grita mais alto decide o fim.',
        'De graça, na sombra, para todas as idades. Reserve um lugar por pessoa, inclusive para os pequenos, para que haja esteira para todo mundo. Depois da função, quem quiser pode pôr a mão dentro do boneco.',
      ],
    },
    en: {
      name: 'Mamulengo Puppets in the Square',
      paragraphs: [
        'The ox has run away, the captain has lost his hat, and the snake swears it saw nothing. Hand-carved wooden puppets fight, dance and make up in a flowered booth, with accordion and drum played live. The children rule the story: whoever shouts loudest decides the ending.',
        'Free, in the shade, for every age; in Portuguese, though blows and kisses need no translation. Reserve one place a person, small ones too, so that there are mats for all. After the show you may put your own hand inside a puppet.',
      ],
    },
  },
  {
    slug: 'repair-cafe-menino-deus',
    writtenIn: 'en',
    category: 'community',
    location: 'Galpão da Esquina, Porto Alegre',
    timeZone: 'America/Sao_Paulo',
    when: { days: 17, weekday: 6, time: '10:00', hours: 5 },
    capacity: 60,
    sold: 34,
    price: 0,
    currency: 'BRL',
    hasPicture: true,
    en: {
      name: 'Repair Café: Bring It Broken',
      paragraphs: [
        'The toaster that trips the fuse, the lamp that hums, the zip that gave up in July. Bring one broken thing and sit down with a volunteer who knows how to open it. You hold the screwdriver; they tell you where. About two in three go home working.',
        'Electronics, sewing, bicycles and wood each have a table. Parts are paid at cost, advice is free, and the cake is by donation. One item a ticket, please, and nothing that needs two people to carry.',
      ],
    },
    'pt-BR': {
      name: 'Café do Conserto: traga quebrado',
      paragraphs: [
        'A torradeira que derruba o disjuntor, a luminária que zumbe, o zíper que desistiu em julho. Traga uma coisa quebrada e sente com um voluntário que sabe abri-la. A chave de fenda fica na sua mão; ele diz onde. Dois em cada três objetos voltam para casa funcionando.',
        'Eletrônicos, costura, bicicletas e madeira têm cada um a sua mesa. Peças a preço de custo, conselho de graça, bolo por doação. Um objeto por ingresso, por favor, e nada que precise de duas pessoas para carregar.',
      ],
    },
  },
  {
    slug: 'feira-tinta-fresca',
    writtenIn: 'pt-BR',
    category: 'art',
    location: 'Oficina Tipográfica da Barra, São Paulo',
    timeZone: 'America/Sao_Paulo',
    when: { days: 33, weekday: 6, time: '11:00', hours: 9 },
    capacity: 300,
    sold: 143,
    price: 15,
    currency: 'BRL',
    hasPicture: true,
    'pt-BR': {
      name: 'Feira Tinta Fresca de Impressos',
      paragraphs: [
        'Quarenta mesas de gravura, cartaz, zine e livro de artista, com três prensas rodando o dia inteiro. Você escolhe a matriz, entinta, puxa a alavanca e sai com a prova ainda úmida. Ninguém sai daqui com as mãos limpas.',
        'Às 14h tem conversa sobre riso e ruído na impressão em duas cores; às 16h, oficina rápida de encadernação para quem chegar primeiro. Crianças até 12 anos não pagam. A casa é térrea e tem rampa em todas as portas.',
      ],
    },
    en: {
      name: 'Wet Ink Print Fair',
      paragraphs: [
        'Forty tables of woodcuts, posters, zines and artists’ books, with three presses running all day. Choose a block, ink it, pull the lever and leave with the proof still wet. Nobody goes home with clean hands.',
        'At 14:00 there is a talk about accidents in two-colour printing; at 16:00 a quick bookbinding class, first come, first served. Children up to 12 pay nothing. Everything is on the ground floor, and every door has a ramp.',
      ],
    },
  },
  {
    slug: 'stars-over-the-salt-lagoon',
    writtenIn: 'en',
    category: 'family',
    location: 'Mirante da Lagoa, Arraial do Cabo',
    timeZone: 'America/Sao_Paulo',
    when: { days: 40, weekday: 6, time: '19:30', hours: 3 },
    capacity: 80,
    sold: 29,
    price: 35,
    currency: 'BRL',
    hasPicture: true,
    en: {
      name: 'Stars over the Salt Lagoon',
      paragraphs: [
        'Six telescopes, one dark shore. Two amateur astronomers show you the rings of Saturn, the Southern Cross and, if the air is still, a galaxy that sent its light before there were people to look. Between turns at the eyepiece there are stories, blankets and hot chocolate.',
        'Bring a torch with a red filter or cover yours with the cellophane we hand out. Children from six years on see well through the low telescope. Cloudy night? We move to Sunday, and whoever cannot come gets the money back.',
      ],
    },
    'pt-BR': {
      name: 'Estrelas na Lagoa Salgada',
      paragraphs: [
        'Seis telescópios, uma margem escura. Dois astrônomos amadores mostram os anéis de Saturno, o Cruzeiro do Sul e, se o ar estiver parado, uma galáxia que mandou a luz antes de haver gente para olhar. Entre uma ocular e outra há histórias, mantas e chocolate quente.',
        'Traga lanterna com filtro vermelho ou cubra a sua com o celofane que distribuímos. Crianças a partir de seis anos enxergam bem no telescópio baixo. Noite nublada? Passamos para domingo, e quem não puder vir recebe o dinheiro de volta.',
      ],
    },
  },
  {
    slug: 'do-grao-a-xicara',
    writtenIn: 'pt-BR',
    category: 'food',
    location: 'Torrefação Serra Alta, Belo Horizonte',
    timeZone: 'America/Sao_Paulo',
    when: { days: 24, weekday: 3, time: '19:00', hours: 2 },
    capacity: 20,
    sold: 14,
    price: 85,
    currency: 'BRL',
    hasPicture: true,
    'pt-BR': {
      name: 'Do Grão à Xícara: prova de cafés da serra',
      paragraphs: [
        'Seis cafés de seis sítios da mesma serra, servidos às cegas. Você aprende a cheirar o pó seco, quebrar a crosta com a colher e sorver fazendo barulho, que é como se prova café de verdade. No fim abrimos os nomes, as altitudes e os preços, e quase sempre há surpresa.',
        'A torra da noite acontece na sua frente, entre o primeiro e o segundo estalo. Cada pessoa leva cem gramas do café de que mais gostou. Não use perfume: aqui, o nariz é de todos.',
      ],
    },
    en: {
      name: 'From Bean to Cup: a Mountain Coffee Tasting',
      paragraphs: [
        'Six coffees from six farms on the same mountain range, served blind. Learn to smell the dry grounds, break the crust with a spoon and slurp out loud, which is how coffee is really tasted. At the end we reveal names, altitudes and prices, and there is nearly always a surprise.',
        'The evening’s roast happens in front of you, between first and second crack. Everybody takes home a hundred grams of the one they liked best. Please wear no perfume: here the nose belongs to all.',
      ],
    },
  },
  {
    slug: 'databases-after-dark',
    writtenIn: 'en',
    category: 'technology',
    location: 'Online',
    timeZone: 'America/New_York',
    when: { days: 15, weekday: 4, time: '19:00', hours: 2.5 },
    capacity: 400,
    sold: 187,
    price: 15,
    currency: 'USD',
    hasPicture: true,
    en: {
      name: 'Databases After Dark',
      paragraphs: [
        'Three engineers, three outages, no slides. Each tells the story of one night when the database did exactly what it was told: a lock that waited for itself, an index that lied about its size, a backup that nobody had ever tried to restore. You get the graphs as they saw them and may guess before they say.',
        'The second hour is a live clinic. Send a slow query with its plan when you register and we take the most instructive ones apart together. The recording stays up for ticket holders for thirty days, with captions.',
      ],
    },
    'pt-BR': {
      name: 'Bancos de Dados Depois do Expediente',
      paragraphs: [
        'Três engenheiros, três quedas, nenhum slide. Cada um conta uma noite em que o banco de dados fez exatamente o que mandaram: uma trava que esperava por si mesma, um índice que mentia o tamanho, um backup que ninguém jamais tinha tentado restaurar. Você vê os gráficos como eles viram e pode adivinhar antes da resposta.',
        'A segunda hora é um consultório ao vivo, em inglês. Mande uma consulta lenta com o plano ao se inscrever e desmontamos juntos as mais instrutivas. A gravação fica disponível por trinta dias para quem tem ingresso, com legendas.',
      ],
    },
  },
  {
    slug: 'mare-cheia-danca',
    writtenIn: 'pt-BR',
    category: 'theatre',
    location: 'Teatro do Cais, Recife',
    timeZone: 'America/Recife',
    when: { days: 27, weekday: 5, time: '20:00', hours: 1.25 },
    capacity: 140,
    sold: 52,
    price: 50,
    currency: 'BRL',
    hasPicture: true,
    'pt-BR': {
      name: 'Maré Cheia',
      paragraphs: [
        'Oito bailarinos, um palco alagado por dois dedos de água e a tábua de marés do porto como partitura. A coreografia sobe e desce no ritmo de um dia inteiro, comprimido em setenta minutos; o som vem de microfones dentro da água.',
        'As duas primeiras fileiras se molham, e ganham capa. Depois da sessão de sexta, o grupo conversa com o público. Classificação livre, com audiodescrição para quem pedir na bilheteria.',
      ],
    },
    en: {
      name: 'High Tide',
      paragraphs: [
        'Eight dancers, a stage flooded two fingers deep, and the harbour’s tide table for a score. The choreography rises and falls with a whole day pressed into seventy minutes; the sound comes from microphones under the water.',
        'The first two rows get wet, and get a cape. After Friday’s show the company stays to talk. For all ages, no words, with audio description for whoever asks at the box office.',
      ],
    },
  },
  {
    slug: 'night-market-on-the-viaduct',
    writtenIn: 'en',
    category: 'food',
    location: 'Viaduto das Flores, Belo Horizonte',
    timeZone: 'America/Sao_Paulo',
    when: { days: 10, weekday: 4, time: '18:00', hours: 5 },
    capacity: 350,
    sold: 206,
    price: 0,
    currency: 'BRL',
    hasPicture: false,
    en: {
      name: 'Night Market on the Viaduct',
      paragraphs: [
        'Thirty stalls, one closed road and the best view of the city lights. Cheese bread with smoked fillings, slow pork in maize leaves, cassava ice cream, and a row of small producers who bring what they picked that morning.',
        'Entrance is free; the ticket only tells us how many plates to wash, for nothing here is thrown away. Bring your own cup for a discount at every bar. Music stops at 22:30, out of love for the neighbours.',
      ],
    },
    'pt-BR': {
      name: 'Mercado Noturno do Viaduto',
      paragraphs: [
        'Trinta barracas, uma pista fechada e a melhor vista para as luzes da cidade. Pão de queijo com recheios defumados, porco lento na palha de milho, sorvete de mandioca e uma fila de pequenos produtores com o que colheram de manhã.',
        'A entrada é gratuita; o ingresso só nos diz quantos pratos lavar, porque aqui nada é descartável. Traga seu copo e ganhe desconto em todos os bares. A música para às 22h30, por amor aos vizinhos.',
      ],
    },
  },
  {
    slug: 'orquestra-de-brinquedo',
    writtenIn: 'pt-BR',
    category: 'family',
    location: 'Casa do Parque, Porto Alegre',
    timeZone: 'America/Sao_Paulo',
    when: { days: 55, weekday: 7, time: '15:00', hours: 1 },
    capacity: 120,
    sold: 45,
    price: 30,
    currency: 'BRL',
    hasPicture: false,
    'pt-BR': {
      name: 'Orquestra de Brinquedo',
      paragraphs: [
        'Pianinhos de doze teclas, apitos, xilofones e um regador de metal que dá um ré perfeito. Cinco músicos sérios tocam coisas pouco sérias em instrumentos que cabem numa mochila, e cada criança recebe um chocalho para a última música.',
        'Concerto de cinquenta minutos, em almofadas no chão, pensado para quem tem de 2 a 8 anos. Bebês de colo não pagam. Pode chorar, sair, voltar e dançar.',
      ],
    },
    en: {
      name: 'The Toy Orchestra',
      paragraphs: [
        'Twelve-key pianos, whistles, xylophones and a tin watering can that gives a perfect D. Five serious musicians play unserious things on instruments that fit in a rucksack, and every child gets a rattle for the last song.',
        'Fifty minutes, on cushions on the floor, meant for those between 2 and 8. Babes in arms pay nothing. Crying, leaving, coming back and dancing are all allowed.',
      ],
    },
  },
  {
    slug: 'fado-after-the-rain',
    writtenIn: 'en',
    category: 'music',
    location: 'Pátio da Cisterna, Lisbon',
    timeZone: 'Europe/Lisbon',
    when: { days: 30, weekday: 3, time: '21:30', hours: 1.5 },
    capacity: 70,
    sold: 38,
    price: 22,
    currency: 'EUR',
    hasPicture: false,
    en: {
      name: 'Fado After the Rain',
      paragraphs: [
        'One voice, two guitars and an old cistern that holds every note four seconds longer than it should. The programme follows a single night in the city, from the last tram to the first bakery, in fourteen songs.',
        'No amplification, no talking while they sing, no photographs. Stone stays cool even in summer: bring a jacket. A glass of wine or juice is part of the ticket.',
      ],
    },
    'pt-BR': {
      name: 'Fado Depois da Chuva',
      paragraphs: [
        'Uma voz, duas guitarras e uma cisterna antiga que segura cada nota quatro segundos a mais do que devia. O programa acompanha uma só noite na cidade, do último bonde à primeira padaria, em catorze canções.',
        'Sem amplificação, sem conversa durante o canto, sem fotografias. A pedra é fria mesmo no verão: traga um casaco. Uma taça de vinho ou de suco faz parte do ingresso.',
      ],
    },
  },
  {
    slug: 'hackathon-da-agua',
    writtenIn: 'pt-BR',
    category: 'technology',
    location: 'Galpão do Porto, Recife',
    timeZone: 'America/Recife',
    when: { days: 62, weekday: 6, time: '08:00', hours: 34 },
    capacity: 100,
    sold: 61,
    price: 0,
    currency: 'BRL',
    hasPicture: false,
    'pt-BR': {
      name: 'Hackathon da Água',
      paragraphs: [
        'Onde alaga primeiro? Quanto falta para o reservatório? Por que a conta veio em dobro? Trinta e quatro horas para fazer algo útil com os dados abertos de chuva, rio e encanamento da cidade, ao lado de quem mede, conserta e mora.',
        'Equipes de até cinco, formadas na hora se você vier só. Não é preciso programar: faltam sempre mapas, entrevistas e bons textos. Comida, chuveiro e colchonetes no local. O código fica aberto e as três melhores ideias ganham seis meses de acompanhamento da cidade.',
      ],
    },
    en: {
      name: 'Water Hackathon',
      paragraphs: [
        'Where does it flood first? How long will the reservoir last? Why is the bill twice the usual? Thirty-four hours to make something useful of the city’s open data on rain, river and pipes, next to those who measure, repair and live with it.',
        'Teams of up to five, formed on the spot if you come alone. You need not write code: maps, interviews and clear words are always short. Food, showers and mats are on site. All code stays open, and the three best ideas get six months of help from the city.',
      ],
    },
  },
  {
    slug: 'chess-by-the-lagoon',
    writtenIn: 'en',
    category: 'sport',
    location: 'Quiosque 9 da Lagoa, Rio de Janeiro',
    timeZone: 'America/Sao_Paulo',
    when: { days: 3, weekday: 7, time: '09:00', hours: 4 },
    capacity: 64,
    sold: 40,
    price: 0,
    currency: 'BRL',
    hasPicture: false,
    en: {
      name: 'Chess by the Lagoon: Open Rapid',
      paragraphs: [
        'Seven rounds of ten minutes at stone tables under almond trees. Beginners play beginners in the first round and whoever they deserve after that; last year an eleven-year-old came third. Clocks and pieces are provided, hats are not.',
        'Register your name and level on arrival, from 8:30. A second table runs all morning for people who only want to learn how the horse moves.',
      ],
    },
    'pt-BR': {
      name: 'Xadrez na Lagoa: rápido aberto',
      paragraphs: [
        'Sete rodadas de dez minutos em mesas de pedra debaixo das amendoeiras. Na primeira rodada, iniciante joga com iniciante; depois, com quem merecer. No ano passado, uma menina de onze anos ficou em terceiro. Relógios e peças são nossos, chapéu é por sua conta.',
        'Confirme nome e nível na chegada, a partir das 8h30. Uma mesa ao lado funciona a manhã toda para quem só quer aprender como anda o cavalo.',
      ],
    },
  },
  {
    slug: 'corrida-noturna-da-serra',
    writtenIn: 'pt-BR',
    category: 'sport',
    location: 'Parque do Mirante, Belo Horizonte',
    timeZone: 'America/Sao_Paulo',
    when: { days: 36, weekday: 6, time: '19:00', hours: 3 },
    capacity: 260,
    sold: 118,
    price: 79.9,
    currency: 'BRL',
    hasPicture: false,
    'pt-BR': {
      name: 'Corrida Noturna da Serra',
      paragraphs: [
        'Dez quilômetros de trilha e terra batida, lanterna na testa e a cidade acesa lá embaixo. São 380 metros de subida, quase todos entre o terceiro e o sexto quilômetro; o resto é descida com vista.',
        'Lanterna obrigatória, com pilha nova: conferimos na largada. Ondas de quarenta pessoas a cada cinco minutos, para ninguém correr na poeira dos outros. Caldo quente e lugar para tomar banho na chegada.',
      ],
    },
    en: {
      name: 'Night Run on the Ridge',
      paragraphs: [
        'Ten kilometres of trail and packed earth, a lamp on your forehead and the city alight below. There are 380 metres of climb, nearly all between kilometres three and six; the rest is downhill with a view.',
        'A head torch with fresh batteries is compulsory, and we check at the start. Waves of forty leave every five minutes, so that nobody runs in somebody else’s dust. Hot broth and showers wait at the end.',
      ],
    },
  },
  {
    slug: 'neighbourhood-seed-swap',
    writtenIn: 'en',
    category: 'community',
    location: 'Horta da Vila, São Paulo',
    timeZone: 'America/Sao_Paulo',
    when: { days: 19, weekday: 7, time: '09:30', hours: 3 },
    capacity: 90,
    sold: 23,
    price: 0,
    currency: 'BRL',
    hasPicture: false,
    en: {
      name: 'Neighbourhood Seed Swap',
      paragraphs: [
        'Bring what your balcony gave you and leave with what it lacks. Label each envelope with name, year and one honest sentence (“sulks in the shade”). At ten we show how to dry and keep tomato seed; at eleven, how to start a worm bin that does not smell.',
        'Nothing to swap yet? Take up to three envelopes as a loan, to be paid back in the next season. Seedlings, cuttings and pots are welcome too.',
      ],
    },
    'pt-BR': {
      name: 'Troca de Sementes do Bairro',
      paragraphs: [
        'Traga o que a sua varanda deu e leve o que falta a ela. Escreva em cada envelope o nome, o ano e uma frase honesta (“emburra na sombra”). Às dez mostramos como secar e guardar semente de tomate; às onze, como começar um minhocário que não cheira.',
        'Ainda não tem o que trocar? Leve até três envelopes emprestados e pague na próxima safra. Mudas, estacas e vasos também são bem-vindos.',
      ],
    },
  },
  {
    slug: 'oficina-de-xilogravura-de-cordel',
    writtenIn: 'pt-BR',
    category: 'art',
    location: 'Museu da Rua, Recife',
    timeZone: 'America/Recife',
    when: { days: 44, weekday: 2, time: '19:00', hours: 3 },
    capacity: 16,
    sold: 9,
    price: 60,
    currency: 'BRL',
    hasPicture: false,
    'pt-BR': {
      name: 'Oficina de Xilogravura de Cordel',
      paragraphs: [
        'Em uma noite: desenhar ao contrário, cavar a umburana a favor do veio, entintar sem encharcar e imprimir com a colher de pau. Você sai com a matriz, cinco cópias e a capa de um folheto que ainda vai escrever.',
        'Goivas, madeira, tinta e papel incluídos. Turma de dezesseis para que a goiva de cada um tenha um olho por perto. A partir de 12 anos.',
      ],
    },
    en: {
      name: 'Cordel Woodcut Workshop',
      paragraphs: [
        'In one evening: draw in reverse, carve soft umburana along the grain, ink without drowning, and print with the back of a wooden spoon. You leave with the block, five prints and the cover of a chapbook you have yet to write.',
        'Gouges, wood, ink and paper are included. Sixteen people at most, so that every gouge has an eye on it. From 12 years on; taught in Portuguese, shown with the hands.',
      ],
    },
  },
  {
    slug: 'open-air-cinema-on-the-roof',
    writtenIn: 'en',
    category: 'community',
    location: 'Laje do Morro, Rio de Janeiro',
    timeZone: 'America/Sao_Paulo',
    when: { days: 8, weekday: 6, time: '20:00', hours: 2.5 },
    capacity: 110,
    sold: 58,
    price: 25,
    currency: 'BRL',
    hasPicture: false,
    isCancelled: true,
    en: {
      name: 'Open-Air Cinema on the Roof',
      paragraphs: [
        'Short films by people who live within a kilometre of the screen, shown on a sheet between two water tanks. Deckchairs, popcorn from a big pan, and the makers there to be asked.',
        'The roof failed its wind inspection this month, so this evening is off. Every ticket is returned in full; the films will get another night once the railing is mended.',
      ],
    },
    'pt-BR': {
      name: 'Cinema na Laje',
      paragraphs: [
        'Curtas de quem mora a menos de um quilômetro da tela, projetados num lençol entre duas caixas-d’água. Cadeiras de praia, pipoca de panelão e os realizadores por perto para responder.',
        'A laje não passou na vistoria de vento deste mês, e por isso a sessão foi cancelada. Todos os ingressos são devolvidos por inteiro; os filmes ganham outra noite assim que a grade for consertada.',
      ],
    },
  },
  {
    slug: 'choro-no-coreto',
    writtenIn: 'pt-BR',
    category: 'music',
    location: 'Coreto da Praça Nova, Belo Horizonte',
    timeZone: 'America/Sao_Paulo',
    when: { days: -20, weekday: 7, time: '11:00', hours: 2 },
    capacity: 130,
    sold: 104,
    price: 20,
    currency: 'BRL',
    hasPicture: false,
    'pt-BR': {
      name: 'Choro no Coreto',
      paragraphs: [
        'Flauta, bandolim e violão à sombra do coreto, para abrir o domingo. O grupo tocou dezesseis choros, sete deles compostos por alunas da escola de música do bairro, e repetiu o último porque ninguém foi embora.',
        'A próxima edição está sendo combinada com a banda da praça. Obrigado a quem veio, e a quem ficou para dobrar as cadeiras.',
      ],
    },
    en: {
      name: 'Choro at the Bandstand',
      paragraphs: [
        'Flute, mandolin and guitar in the shade of the bandstand, to open a Sunday. The group played sixteen choros, seven of them written by students of the local music school, and repeated the last because nobody would leave.',
        'The next one is being arranged with the square’s own band. Thank you to all who came, and to those who stayed to fold the chairs.',
      ],
    },
  },
];
