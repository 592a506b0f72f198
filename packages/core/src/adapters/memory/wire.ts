/** What a message is after it has crossed a wire: a copy, without what JSON does not carry. */
export function wired<Message>(message: Message): Message {
  return JSON.parse(JSON.stringify(message)) as Message;
}
