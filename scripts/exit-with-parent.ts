// Preloaded into the server: its channel to the supervisor closes even when that is killed with -9, and a server
// without one would hold the port against the next start. The server's own children inherit this preload, and
// their channels are none of ours.
if (process.env.EVENTHUB_SUPERVISOR === String(process.ppid)) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 10_000).unref();
  });
  // Listening keeps the process alive by default; a program that is done may end.
  process.channel?.unref();
}
