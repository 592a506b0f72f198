export function startUpBytes(folder: string): { readonly start: number; readonly folder: number };
