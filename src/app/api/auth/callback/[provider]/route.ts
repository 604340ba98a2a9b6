import type { NextRequest } from 'next/server';
import { nothingHere } from '@/presentation/http/methods';
import { serviceCallback } from '@/presentation/oauth/service-callback';
import { isService } from '@/presentation/oauth/services';

type Context = { params: Promise<{ provider: string }> };

const nothing = nothingHere();
export const { POST, PUT, PATCH, DELETE, OPTIONS } = nothing;

/** Where another service sends a browser back to. Only services whose keys are set have such an address. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  const { provider } = await context.params;
  return isService(provider) ? serviceCallback(request) : nothing.GET(request, context);
}
