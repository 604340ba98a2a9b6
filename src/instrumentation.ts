/** Next calls this once per process, before the first request and never while it builds. */
export async function register(): Promise<void> {
  // Written out, so that bundles for another runtime leave the import away.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startEffects } = await import('./instrumentation-node');
    await startEffects();
  }
}
