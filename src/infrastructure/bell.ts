/** Ends a wait early. Where nobody waits just now, the next wait ends at once. */
export function bell() {
  let isRung = false;
  let end = () => {};
  return {
    ring(): void {
      isRung = true;
      end();
    },
    async wait(ms: number): Promise<void> {
      if (!isRung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      isRung = false;
    },
  };
}
