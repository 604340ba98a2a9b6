import type { Attributes, Span } from '@opentelemetry/api';
import { processWide } from '../process-wide.ts';

/** OpenTelemetry, where it was asked for; otherwise none of it is loaded, and each of these is one look at a field. */

type Api = typeof import('@opentelemetry/api');

/** What runs while traces are sent. */
export type Tracing = { api: Api; end: () => Promise<void> };

const holder = processWide<{ tracing?: Tracing }>('tracing', () => ({}));

export const traceBy = (tracing: Tracing): void => void Object.assign(holder(), { tracing });

/** Sends what was traced by now. */
export const stopTracing = async (): Promise<void> => holder().tracing?.end();

const TRACER = 'eventhub';

function failed(api: Api, span: Span, error: unknown): void {
  span.recordException(error instanceof Error ? error : String(error));
  span.setStatus({ code: api.SpanStatusCode.ERROR });
}

/** Runs a piece of work in the background as a trace of its own. */
export async function spanOfJob(job: string, requestId: string | null, work: () => Promise<void>): Promise<void> {
  const { tracing } = holder();
  if (!tracing) return work();
  const { api } = tracing;
  const attributes: Attributes = { 'eventhub.job': job, ...(requestId ? { 'eventhub.request_id': requestId } : {}) };
  const options = { kind: api.SpanKind.CONSUMER, attributes };
  await api.trace.getTracer(TRACER).startActiveSpan(`job ${job}`, options, async (span) => {
    try {
      await work();
    } catch (error) {
      failed(api, span, error);
      throw error;
    } finally {
      span.end();
    }
  });
}

/** Names the span of the request under way after its endpoint: addresses are as many as there are events. */
export function nameRequest(method: string, route: string, requestId: string): void {
  const span = holder().tracing?.api.trace.getActiveSpan();
  if (!span) return;
  span.updateName(`${method} ${route}`);
  span.setAttributes({ 'http.route': route, 'eventhub.request_id': requestId });
}
