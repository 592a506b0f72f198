/** Amazon IVS takes the token of a private channel with the address and in no other way. It lives for minutes. */
export function withToken(url: string, token: string | undefined): string {
  if (token === undefined) return url;
  const address = new URL(url);
  address.searchParams.set('token', token);
  return address.href;
}
