const DISPLAY = '@expo-google-fonts/bricolage-grotesque/800ExtraBold/BricolageGrotesque_800ExtraBold.ttf';
const TEXT = '@expo-google-fonts/bricolage-grotesque/500Medium/BricolageGrotesque_500Medium.ttf';

/** Scripts that our own face does not write, each by the file that does. */
const OTHERS: readonly [RegExp, string][] = [
  [/[\p{Script=Greek}\p{Script=Cyrillic}]/u, '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'],
  [/\p{Script=Arabic}/u, '@expo-google-fonts/noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf'],
];

/** The font files that the text of a picture needs: each is read anew for every picture. */
export const fontsFor = (svg: string): string[] => [
  DISPLAY,
  TEXT,
  ...OTHERS.flatMap(([script, file]) => (script.test(svg) ? [file] : [])),
];
