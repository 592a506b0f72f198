import {
  DeleteConnectionCommand, PostToConnectionCommand, type ApiGatewayManagementApiClient,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { ByeCode, LineDown } from '@rostrum/core/ports';
import { parts } from './line-parts.js';

/** Speaks to the lines that API Gateway holds. */
export class Gateway {
  constructor(private readonly client: ApiGatewayManagementApiClient) {}

  say(connection: string, message: LineDown): Promise<boolean> {
    return this.sayText(connection, JSON.stringify(message));
  }

  /** False when the line is gone. */
  async sayText(connection: string, text: string): Promise<boolean> {
    for (const Data of parts(text)) {
      const post = this.client.send(new PostToConnectionCommand({ ConnectionId: connection, Data }));
      if (!(await post.then(() => true, unlessGone))) return false;
    }
    return true;
  }

  /** The last message, then the end. */
  async bye(connection: string, code: ByeCode, message: string): Promise<void> {
    await this.say(connection, { t: 'bye', code, message });
    await this.client.send(new DeleteConnectionCommand({ ConnectionId: connection })).catch(unlessGone);
  }
}

function unlessGone(error: unknown): false {
  if ((error as Error).name === 'GoneException') return false;
  throw error;
}
