import type { AttendanceMode, Organiser, Venue } from '../../src/domain/venue.ts';

/** Where the demo events are, and who holds them. Invented, but for the cities. */

const CITIES: Record<string, { region: string; country: string }> = {
  'São Paulo': { region: 'SP', country: 'BR' },
  'Rio de Janeiro': { region: 'RJ', country: 'BR' },
  'Arraial do Cabo': { region: 'RJ', country: 'BR' },
  Recife: { region: 'PE', country: 'BR' },
  Salvador: { region: 'BA', country: 'BR' },
  'Porto Alegre': { region: 'RS', country: 'BR' },
  'Belo Horizonte': { region: 'MG', country: 'BR' },
  Lisbon: { region: '', country: 'PT' },
};

/** By slug: the street, and the organiser's name and site. */
const HELD: Record<string, [street: string, organiser: string, site: string]> = {
  'jazz-under-the-half-moon': ['Rua da Aurora 310, 14º andar', 'Clube Meia-Lua', 'meia-lua'],
  'roda-de-samba-da-ladeira': ['Ladeira do Castro 12', 'Roda da Ladeira', 'roda-da-ladeira'],
  'seven-bridges-half-marathon': ['Cais da Alfândega 35', 'Corre Recife', 'corre-recife'],
  'moqueca-na-panela-de-barro': ['Rua do Carmo 88', 'Cozinha Dendê', 'cozinha-dende'],
  'small-web-days-lisbon': ['Rua da Cintura do Porto 7', 'Small Web Collective', 'smallweb'],
  'a-ultima-sessao-do-cine-iris': ['Rua do Pátio 140', 'Companhia Terceiro Sinal', 'terceiro-sinal'],
  'clay-and-fire-workshop': ['Rua da Olaria 52', 'Ateliê Barro Vivo', 'barro-vivo'],
  'mamulengo-na-praca': ['Praça do Arsenal s/n', 'Mamulengo Riso Frouxo', 'riso-frouxo'],
  'repair-cafe-menino-deus': ['Rua Botafogo 501', 'Repair Café Menino Deus', 'repair-cafe'],
  'feira-tinta-fresca': ['Rua Barra Funda 230', 'Oficina Tipográfica da Barra', 'tinta-fresca'],
  'stars-over-the-salt-lagoon': ['Estrada da Lagoa km 4', 'Clube de Astronomia do Cabo', 'astro-cabo'],
  'do-grao-a-xicara': ['Rua do Ouro 77', 'Torrefação Serra Alta', 'serra-alta'],
  'databases-after-dark': ['', 'Small Web Collective', 'smallweb'],
  'mare-cheia-danca': ['Avenida do Cais 18', 'Maré Cheia', 'mare-cheia'],
  'night-market-on-the-viaduct': ['Viaduto das Flores s/n', 'Mercado da Noite', 'mercado-da-noite'],
  'orquestra-de-brinquedo': ['Rua do Parque 9', 'Orquestra de Brinquedo', 'orquestra-de-brinquedo'],
  'fado-after-the-rain': ['Beco da Cisterna 3', 'Pátio da Cisterna', 'cisterna'],
  'hackathon-da-agua': ['Rua do Porto 400', 'Laboratório das Águas', 'lab-aguas'],
  'chess-by-the-lagoon': ['Avenida da Lagoa, quiosque 9', 'Xadrez na Lagoa', 'xadrez-na-lagoa'],
  'corrida-noturna-da-serra': ['Alameda do Mirante 1', 'Corre Serra', 'corre-serra'],
  'neighbourhood-seed-swap': ['Rua da Vila 64', 'Horta da Vila', 'horta-da-vila'],
  'oficina-de-xilogravura-de-cordel': ['Rua da Moeda 120', 'Museu da Rua', 'museu-da-rua'],
  'open-air-cinema-on-the-roof': ['Rua do Morro 15', 'Cine Laje', 'cine-laje'],
  'choro-no-coreto': ['Praça Nova s/n', 'Clube do Choro', 'clube-do-choro'],
};

type Place = {
  attendance: AttendanceMode;
  venue: Venue | null;
  organiser: Organiser | null;
  onlineUrl: string | null;
};

/** `location` is `Venue, City`, or `Online`. */
export function placeOf({ slug, location }: { slug: string; location: string }): Place {
  const [street = '', name, site] = HELD[slug] ?? [];
  const organiser = name ? { name, url: `https://${site}.example/`, email: `ola@${site}.example` } : null;
  if (location === 'Online') {
    return { attendance: 'ONLINE', venue: null, organiser, onlineUrl: `https://live.example/${slug}` };
  }
  const at = location.lastIndexOf(', ');
  const city = location.slice(at + 2);
  const known = CITIES[city];
  if (!known) throw new Error(`demo event ${slug} is in no city that we know: ${location}`);
  const venue = { name: location.slice(0, at), street, city, ...known, postalCode: '', mapUrl: null };
  return { attendance: 'OFFLINE', venue, organiser, onlineUrl: null };
}
