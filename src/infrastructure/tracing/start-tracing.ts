import { createRequire } from 'node:module';
import path from 'node:path';
import { env } from '../env.ts';
import { logger } from '../logger.ts';
import { release } from '../release.ts';
import { type Tracing, traceBy } from './spans.ts';

/** Asked all day by machines, and nobody ever looks at their traces. */
const UNTRACED = /^\/(?:api\/(?:health|ready|metrics)\b|_next\/static\/)/;

/**
 * Sends traces to OTEL_EXPORTER_OTLP_ENDPOINT, where it is set: each request with its statements, each job. To be called
 * before anything is served. OTEL_EXPORTER_OTLP_HEADERS and the like count as OpenTelemetry's exporter reads them.
 */
export async function startTracing(): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER_ARG } = env();
  if (!OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const api = await install(OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER_ARG);
  await patchModules();
  traceBy(api);
  logger().info({ endpoint: OTEL_EXPORTER_OTLP_ENDPOINT }, 'traces are sent');
}

// Imported where they are needed: a static import would load them where nobody traces, too.

/** `share` of the requests are traced; one that a traced program sends always is. */
async function install(service: string, share: number): Promise<Tracing> {
  const api = await import('@opentelemetry/api');
  const { AsyncLocalStorageContextManager } = await import('@opentelemetry/context-async-hooks');
  const { W3CTraceContextPropagator } = await import('@opentelemetry/core');
  const { OTLPTraceExporter } = await import('@opentelemetry/exporter-trace-otlp-http');
  const { resourceFromAttributes } = await import('@opentelemetry/resources');
  const sdk = await import('@opentelemetry/sdk-trace');
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': release() }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  });
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  api.propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  api.trace.setGlobalTracerProvider(provider);
  return { api, end: () => provider.shutdown() };
}

async function patchModules(): Promise<void> {
  const { HttpInstrumentation } = await import('@opentelemetry/instrumentation-http');
  const { PgInstrumentation } = await import('@opentelemetry/instrumentation-pg');
  new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url = '' }) => UNTRACED.test(url) });
  // What nobody asked for, such as the listener of the log, would be a trace of its own every few seconds.
  new PgInstrumentation({ requireParentSpan: true });
  // They are patched when somebody requires them, and ours were imported before.
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  for (const name of ['http', 'pg', 'pg-pool']) require(name);
}
