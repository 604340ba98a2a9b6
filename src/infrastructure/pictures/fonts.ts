const DISPLAY = '@expo-google-fonts/bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf';
const TEXT = '@expo-google-fonts/bricolage-grotesque/500Medium/BricolageGrotesque_500Medium.ttf';

/** Scripts that our own face does not write, each by the file that does. */
const OTHERS: readonly [RegExp, string][] = [
  [/[\p{Script=Greek}\p{Script=Cyrillic}]/u, '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'],
  [/\p{Script=Arabic}/u, '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'],
];

/**
 * Typefaces that come cut into slices, since whole they have more letters than anybody needs at once. The packages are
 * those that printed tickets are set from; the Chinese one writes Japanese, too.
 */
const SLICED: readonly [RegExp, string][] = [
  [
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\u30fc\uff00-\uffef]/gu,
    '@fontsource-variable/noto-sans-sc',
  ],
  [/\p{Script=Hangul}/gu, '@fontsource-variable/noto-sans-kr'],
  [/\p{Script=Hebrew}/gu, '@fontsource-variable/noto-sans-hebrew'],
];

/** Letters to be cut out of the slices of a package. */
type Cut = { typeface: string; letters: string };
export type Fonts = { files: string[]; cuts: Cut[] };

/** The fonts that the text of a picture needs, each read anew for every picture: files as paths within packages. */
export const fontsFor = (svg: string): Fonts => ({
  files: [DISPLAY, TEXT, ...OTHERS.flatMap(([script, file]) => (script.test(svg) ? [file] : []))],
  cuts: SLICED.flatMap(([script, typeface]) => {
    const letters = [...new Set(svg.match(script))].join('');
    return letters ? [{ typeface, letters }] : [];
  }),
});
