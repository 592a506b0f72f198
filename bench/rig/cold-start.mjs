/** Reads the bundle of a function as the start of a function does, and prints how long that takes, in milliseconds. */
const [bundle] = process.argv.slice(2);
const began = performance.now();
await import(bundle);
console.log(performance.now() - began);
process.exit();
