/** What a POST costs before we do anything: the yardstick of `npm run bench:sales`. Only in builds with EVENTHUB_BENCH=1. */
export async function POST(request: Request) {
  await request.text();
  return Response.json({ ok: true }, { status: 201 });
}
