import localFont from 'next/font/local';

/** The two files that every page loads at once (scripts/subset-fonts.ts). What they lack comes from globals.css. */

const inter = localFont({
  src: './fonts/inter-latin.woff2',
  variable: '--font-inter',
  weight: '400 700',
  display: 'swap',
  adjustFontFallback: false,
});

const bricolage = localFont({
  src: './fonts/bricolage-grotesque-latin.woff2',
  variable: '--font-bricolage',
  weight: '500 800',
  display: 'swap',
  adjustFontFallback: false,
});

export const fontVariables = `${inter.variable} ${bricolage.variable}`;
