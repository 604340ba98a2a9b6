import { servePicture } from '@/presentation/http/answers/serve-picture';

export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }) {
  return servePicture((await params).file);
}
