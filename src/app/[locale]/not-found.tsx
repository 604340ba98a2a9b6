import { NotFoundView } from '@/presentation/components/not-found-view';

export default function NotFound() {
  return <NotFoundView kind="page" />;
}
