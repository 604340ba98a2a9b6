// Next generates the same beside its build; this one lets `tsc` pass before the first build.
declare module 'next/root-params' {
  export function locale(): Promise<string>;
}
