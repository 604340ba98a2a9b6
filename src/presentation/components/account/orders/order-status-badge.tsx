import { useTranslations } from 'next-intl';
import type { OrderStatus } from '@/domain/order';
import { Badge } from '../../ui/badge';

const TONES = { PENDING: 'warn', PAID: 'ok', CANCELLED: 'danger', REFUNDED: 'neutral' } as const;

export function OrderStatusBadge({ status }: { status: OrderStatus }) {
  const t = useTranslations('orders.statuses');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
