import { v7 as uuidv7 } from 'uuid';
import { closedLoop } from './closed-loop.ts';
import { adminToken, type Stack } from './stack.ts';
import { printTable } from './statistics.ts';

const EDITS = 100;

/** An admin who saves a description again and again while the event sells as fast as it can. */
export async function editsBesideSales(stack: Stack): Promise<void> {
  const [origin = ''] = stack.origins;
  const eventId = await stack.createEvent(900_000);
  const authorization = await adminToken(stack.database);
  const address = `${origin}/api/events/${eventId}`;

  let isSelling = true;
  const editing = async () => {
    let saved = 0;
    let version = 0;
    for (; saved < EDITS; saved += 1) {
      const response = await fetch(address, {
        method: 'PATCH',
        headers: { authorization, 'content-type': 'application/json', 'if-match': `"${version}"` },
        body: JSON.stringify({ description: `Edit ${saved} ${uuidv7()}` }),
      });
      if (response.status !== 200) throw new Error(`edit ${saved}: ${response.status} ${await response.text()}`);
      ({ version } = (await response.json()) as { version: number });
      if (!isSelling) throw new Error('the sale ended before the edits');
    }
    return saved;
  };
  const selling = closedLoop({
    origin,
    path: '/api/tickets/purchase',
    connections: 64,
    requests: 12_000,
    eventIds: [eventId],
    buyers: stack.buyers,
  }).finally(() => {
    isSelling = false;
  });
  const [saved, sale] = await Promise.all([editing(), selling]);
  const refused = Object.values(sale.statuses).reduce((sum, count) => sum + count, 0) - sale.created;
  if ((await stack.sold([eventId])) !== sale.created) throw new Error('tickets acknowledged and tickets sold differ');
  await stack.assertClean();
  console.log();
  printTable([
    [`a description saved ${EDITS} times during a hot sale`, 'measured', 'wanted'],
    ['saved at the first try', String(saved), String(EDITS)],
    ['sold meanwhile', String(sale.created), ''],
    ['sales refused', String(refused), '0'],
  ]);
  if (refused > 0) throw new Error('an edit stood in the way of a sale');
}
