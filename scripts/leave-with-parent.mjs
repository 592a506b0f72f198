// Loaded into each service before its own code (--import): when the process that started it is gone, even by
// SIGKILL, the channel to it closes, and the service ends as on Ctrl-C. Nobody has to look for it by its port.
const PATIENCE = 5_000;

if (process.channel) {
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), PATIENCE).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  // The channel alone does not keep a service alive that has nothing more to do.
  process.channel.unref();
}
