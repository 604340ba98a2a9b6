import { serveSwaggerFile } from '@/presentation/openapi/swagger-files';

type Context = { params: Promise<{ file: string }> };

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  return serveSwaggerFile(request, file);
}
