import { replyWritten } from '@/presentation/http/answers/reply';
import { contracts } from '@/presentation/http/contracts';
import { methods } from '@/presentation/http/methods';
import { route } from '@/presentation/http/route';
import { apiDocumentText } from '@/presentation/openapi/document';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = methods(
  // Without tags nothing would be kept, and every reader would wait for it to be compressed.
  route(contracts.openApi, async () => replyWritten(await apiDocumentText(), {}, [])),
);
