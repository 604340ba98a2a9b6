import { NotFoundView } from '@/presentation/components/not-found-view';

export default function EventNotFound() {
  return <NotFoundView kind="event" />;
}
