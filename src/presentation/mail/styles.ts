import type { CSSProperties } from 'react';

/**
 * The product's colours (globals.css) as mail programs read them. Each is written into the element for the light, and
 * answers to a class for the dark: mail programs that know no style sheets show the light.
 */
const COLOURS = {
  paper: ['#f7f3ea', '#0e1526'],
  card: ['#fffdf9', '#1b2439'],
  sunken: ['#efe9dd', '#151d2f'],
  ink: ['#161f32', '#f4f0e7'],
  'ink-soft': ['#4d5566', '#afb8c6'],
  line: ['#d7d0c4', '#394256'],
  coral: ['#fe6b4e', '#ff7c5e'],
  'coral-ink': ['#0d1528', '#0d1528'],
  'coral-text': ['#b7291b', '#ff967a'],
} as const;

type Colour = keyof typeof COLOURS;
type Painted = { text?: Colour; ground?: Colour; line?: Colour };

/** `className` and `style` of an element in these colours. */
export function paint({ text, ground, line }: Painted, style: CSSProperties = {}) {
  return {
    className: [text && `t-${text}`, ground && `g-${ground}`, line && `l-${line}`].filter(Boolean).join(' '),
    style: {
      ...(text ? { color: COLOURS[text][0] } : {}),
      ...(ground ? { backgroundColor: COLOURS[ground][0] } : {}),
      ...(line ? { borderColor: COLOURS[line][0] } : {}),
      ...style,
    },
  };
}

const dark = (prefix: string) =>
  Object.entries(COLOURS)
    .flatMap(([name, [, colour]]) => [
      `${prefix}.t-${name}{color:${colour}!important}`,
      `${prefix}.g-${name}{background-color:${colour}!important}`,
      `${prefix}.l-${name}{border-color:${colour}!important}`,
    ])
    .join('');

/** React Email wraps the body's contents in a cell without a class. Apple's and most other programs ask for the scheme; Outlook's put an attribute of their own on what they darken. */
export const STYLE_SHEET = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){body>table>tbody>tr>td{background-color:${COLOURS.paper[1]}!important}${dark('')}}
${dark('[data-ogsc] ')}
@media (max-width:480px){.main{padding:20px 16px 4px!important}.stub{padding:4px 16px 16px!important}.wide{display:block!important;width:auto!important;text-align:left!important}}`;

export const TEXT_FONT = "Inter,-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
export const DISPLAY_FONT = `'Bricolage Grotesque',${TEXT_FONT}`;
export const CODE_FONT = "ui-monospace,'SF Mono',Menlo,Consolas,'Liberation Mono',monospace";
