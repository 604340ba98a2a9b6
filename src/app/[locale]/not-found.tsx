import { NotFoundView } from '@/presentation/components/not-found-view';

// One for every page below: a not-found page of its own beside an ISR page makes the browser load it over and over (Next 16.4).
export default function NotFound() {
  return <NotFoundView />;
}
