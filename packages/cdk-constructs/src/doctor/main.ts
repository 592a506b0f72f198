import { run } from './cli.js';

const { text, code } = run(process.argv.slice(2));
console.log(text);
process.exitCode = code;
