/** What a POST costs before we do anything: the yardstick of `npm run bench:sales`, in benchmark builds only. */
export async function POST(request: Request) {
  await request.text();
  return Response.json({ ok: true }, { status: 201 });
}
