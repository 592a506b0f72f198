import { WebSocketServer } from 'ws';

/** An API Gateway WebSocket API: what comes in is events of the function `line`, what goes out comes by its management API. */
export function lineGateway(invoke) {
  const lines = new Map();
  const server = new WebSocketServer({ noServer: true, maxPayload: 128 * 1024, handleProtocols: (all) => [...all][0] });
  let opened = 0;

  return {
    async upgrade(request, socket, head) {
      socket.on('error', () => socket.destroy());
      const connectionId = `c${(++opened).toString(36)}AbCdE=`;
      const event = (eventType, routeKey, more) => ({ requestContext: { eventType, routeKey, connectionId }, isBase64Encoded: false, ...more });
      const admitted = await invoke(event('CONNECT', '$connect', { headers: request.headers })).catch(() => ({ statusCode: 500 }));
      if (admitted.statusCode !== 200) return socket.end(`HTTP/1.1 ${admitted.statusCode} Refused\r\nConnection: close\r\n\r\n`);
      server.handleUpgrade(request, socket, head, (line) => {
        lines.set(connectionId, line);
        line.on('error', () => line.terminate());
        line.on('message', async (data, isBinary) => {
          const sent = isBinary ? { body: data.toString('base64'), isBase64Encoded: true } : { body: data.toString() };
          const result = await invoke(event('MESSAGE', '$default', sent)).catch((error) => console.error(error));
          if (result?.body && line.readyState === line.OPEN) line.send(result.body);
        });
        line.on('close', () => {
          lines.delete(connectionId);
          void invoke(event('DISCONNECT', '$disconnect', {})).catch((error) => console.error(error));
        });
      });
    },
    async answer({ operation, path, body }) {
      const line = lines.get(decodeURIComponent(path.split('/').at(-1)));
      if (!line) return { status: 410, headers: { 'x-amzn-errortype': 'GoneException' }, body: '{}' };
      if (body.length > 128 * 1024) return { status: 413, headers: { 'x-amzn-errortype': 'PayloadTooLargeException' }, body: '{}' };
      if (operation === 'PostToConnection') line.send(body.toString());
      else line.close(1000);
      return { status: 200 };
    },
    stop: () => lines.forEach((line) => line.terminate()),
  };
}
