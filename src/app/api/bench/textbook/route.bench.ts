import { contracts } from '@/presentation/http/contracts';
import { route } from '@/presentation/http/route';
import { textbookPurchase } from '../../../../../tests/load/textbook-purchase';

/** The same endpoint with the purchase that textbooks show: in benchmark builds only. */
export const POST = route(contracts.purchaseTicket, ({ actor, body }) => textbookPurchase(actor, body));
