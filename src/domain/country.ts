/** Countries as ISO 3166-1 names them by two letters: `BR`. */
export const COUNTRIES: readonly string[] =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL
  BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH
  ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO
  IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM
  MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY
  QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT
  TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`
    .split(/\s+/)
    .filter(Boolean);

/** What files write besides a country's code and its name in English or Portuguese. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  usa: 'US',
  america: 'US',
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  northernireland: 'GB',
  uae: 'AE',
  czechrepublic: 'CZ',
  thenetherlands: 'NL',
  holland: 'NL',
  korea: 'KR',
  hongkong: 'HK',
  turkey: 'TR',
  brasil: 'BR',
};

const fold = (name: string) =>
  name
    .normalize('NFKD')
    .replace(/[^\p{L}]/gu, '')
    .toLowerCase();

/** In the words of `locale`; the code itself where there are none. */
export const countryName = (code: string, locale: string): string =>
  new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' }).of(code) ?? code;

let byName: Map<string, string> | undefined;

function namesOfCountries(): Map<string, string> {
  const names = new Map(Object.entries(ALSO_CALLED));
  for (const locale of ['en', 'pt-BR']) {
    const words = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });
    for (const code of COUNTRIES) names.set(fold(words.of(code) ?? code), code);
  }
  return names;
}

/** The code of a country that is named by it or in words (`U.S.A.`, `Alemanha`); null where no country is called so. */
export function readCountry(text: string): string | null {
  const code = text.trim().toUpperCase();
  if (COUNTRIES.includes(code)) return code;
  byName ??= namesOfCountries();
  return byName.get(fold(text.slice(0, 100))) ?? null;
}
