// `node --import ./bin/typescript.mjs file.ts`: TypeScript as tsx runs it, without naming every closure anew (docs/adr/0011).
import 'tsx';
import { register } from 'node:module';

register('./typescript-names.mjs', import.meta.url);
