/** A page that the palette leads to. `name` is a key of `admin.nav`, or of `adminPalette`. */
export type PalettePage = { name: string; href: string; isNav: boolean };
