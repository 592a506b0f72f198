/** What a developer opens once in a browser that is to stream to this server. `origin` is this server's. */
export const ingestPage = (origin: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>local-aws ingest</title>
<link rel="icon" href="data:,">
<style>${style}</style>
</head>
<body>
<main>
<h1>The local ingest is ready</h1>
<p>This is the server that <code>IVSBroadcastClient</code> streams to in place of Amazon IVS. The client accepts only
HTTPS, so local-aws has made a certificate for this machine. You see this page, so <strong>this browser now trusts it
for this visit</strong>: go back to your application and start streaming to <code>${origin}</code>.</p>
<h2>To trust it for good</h2>
<p>Download <a href="/ingest-certificate.pem" download>ingest-certificate.pem</a>. It is good for
<code>localhost</code> alone and cannot sign other certificates. Then, where you saved it:</p>
<h3>macOS</h3>
<pre>security add-trusted-cert -r trustRoot -p ssl -k ~/Library/Keychains/login.keychain-db ingest-certificate.pem</pre>
<h3>Windows</h3>
<pre>certutil -user -addstore Root ingest-certificate.pem</pre>
<h3>Linux, for Chrome and Chromium</h3>
<pre>certutil -d sql:$HOME/.pki/nssdb -A -n local-aws -t P,, -i ingest-certificate.pem</pre>
<p><code>certutil</code> is in the package <code>libnss3-tools</code> (Debian, Ubuntu) or <code>nss-tools</code>
(Fedora).</p>
<h3>Firefox, on every system</h3>
<p>Settings, Privacy &amp; Security, View Certificates, Servers, Add Exception: <code>${origin}</code>.</p>
<p>It stays the same as long as local-aws is started with the same <code>--data</code> directory, for about a year.</p>
</main>
</body>
</html>
`;

const style = `
:root { color-scheme: light dark; --ground: #f6f7f9; --text: #1a1f27; --card: #fff; --line: #dde2e8; --link: #0b62c4; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #12161c; --text: #e8ecf1; --card: #1b2129; --line: #303945; --link: #7fb8ff; }
}
body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 24px 20px 48px; }
h1 { font-size: 24px; } h2 { font-size: 20px; margin-top: 32px; } h3 { font-size: 16px; margin-bottom: 4px; }
a { color: var(--link); }
code, pre { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre {
  margin: 0; padding: 10px 12px; white-space: pre-wrap;
  background: var(--card); border: 1px solid var(--line); border-radius: 8px;
}
`;
