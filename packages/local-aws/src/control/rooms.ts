import * as v from 'valibot';
import { arnOf, newId } from './arn.js';
import { integer, paging, resourceName, roomArn, tags, text } from './constraints.js';
import { operation } from './operation.js';
import { paginate } from './paginate.js';
import { byCreation, type MessageReviewHandler, type StoredRoom } from './records.js';
import { ofRegion, storedRoom } from './stored.js';

/** The ARN of a Lambda function as on AWS, or the `http(s)` URL of a local stand-in; empty takes a handler away. */
const handlerUri = v.pipe(v.string(), v.maxLength(170), v.regex(
  /^$|^arn:aws:lambda:[a-z0-9-]+:[0-9]{12}:function:.+|^https?:\/\/[a-zA-Z0-9.:[\]-]+(\/\S*)?$/,
));

const messageReviewHandler = v.object({
  uri: v.optional(handlerUri, ''),
  fallbackResult: v.optional(v.picklist(['ALLOW', 'DENY']), 'ALLOW'),
});

const loggingConfigurationIdentifier = v.pipe(text(1, 128), v.regex(
  /^arn:aws:ivschat:[a-z0-9-]+:[0-9]+:logging-configuration\/[a-zA-Z0-9-]+$/,
));

const loggingConfigurationIdentifiers = v.pipe(v.array(loggingConfigurationIdentifier), v.maxLength(3));
const maximumMessageRatePerSecond = integer(1, 100);
const maximumMessageLength = integer(1, 500);

export const roomOperations = [
  operation('CreateRoom', {
    input: v.object({
      name: v.optional(resourceName, ''),
      maximumMessageRatePerSecond: v.optional(maximumMessageRatePerSecond, 10),
      maximumMessageLength: v.optional(maximumMessageLength, 500),
      messageReviewHandler: v.optional(messageReviewHandler),
      tags: v.optional(tags, {}),
      loggingConfigurationIdentifiers: v.optional(loggingConfigurationIdentifiers, []),
    }),
    stores: true,
    run: ({ store, clock }, input, { region }) => {
      const id = newId();
      const createTime = new Date(clock.now()).toISOString();
      const room: StoredRoom = {
        ...input, id, arn: arnOf('room', region, id), createTime, updateTime: createTime,
        messageReviewHandler: attached(input.messageReviewHandler),
      };
      store.rooms.set(id, room);
      return room;
    },
  }),

  operation('GetRoom', {
    input: v.object({ identifier: roomArn }),
    run: ({ store }, { identifier }) => storedRoom(store, identifier),
  }),

  operation('UpdateRoom', {
    input: v.object({
      identifier: roomArn,
      name: v.exactOptional(resourceName),
      maximumMessageRatePerSecond: v.exactOptional(maximumMessageRatePerSecond),
      maximumMessageLength: v.exactOptional(maximumMessageLength),
      messageReviewHandler: v.exactOptional(messageReviewHandler),
      loggingConfigurationIdentifiers: v.exactOptional(loggingConfigurationIdentifiers),
    }),
    stores: true,
    run: ({ store, clock }, { identifier, ...changes }) => {
      const room: StoredRoom = {
        ...storedRoom(store, identifier), ...changes, updateTime: new Date(clock.now()).toISOString(),
        ...(changes.messageReviewHandler ? { messageReviewHandler: attached(changes.messageReviewHandler) } : {}),
      };
      store.rooms.set(room.id, room);
      return room;
    },
  }),

  operation('ListRooms', {
    input: v.object({
      name: v.optional(resourceName),
      messageReviewHandlerUri: v.optional(handlerUri),
      loggingConfigurationIdentifier: v.optional(loggingConfigurationIdentifier),
      ...paging(50),
    }),
    run: ({ store }, { name, messageReviewHandlerUri: uri, loggingConfigurationIdentifier: log, ...page }, caller) => {
      const matching = ofRegion(store.rooms, caller.region).filter((room) =>
        (name === undefined || room.name === name)
        && (uri === undefined || (room.messageReviewHandler?.uri ?? '') === uri)
        && (log === undefined || room.loggingConfigurationIdentifiers.includes(log)));
      const { items, ...next } = paginate('ListRooms', matching, byCreation, page);
      return { rooms: items.map(summarised), ...next };
    },
  }),

  operation('DeleteRoom', {
    input: v.object({ identifier: roomArn }),
    stores: true,
    run: ({ store, chat }, { identifier }) => {
      const { id, arn } = storedRoom(store, identifier);
      store.rooms.delete(id);
      chat.remove(arn);
      return undefined;
    },
  }),
];

function attached(handler: MessageReviewHandler | undefined): MessageReviewHandler | undefined {
  return handler?.uri ? handler : undefined;
}

function summarised({ maximumMessageRatePerSecond: _, maximumMessageLength: __, ...summary }: StoredRoom): object {
  return summary;
}
