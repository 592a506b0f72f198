export const source = { microphone: 'microphone', camera: 'camera', speaker: 'speaker' } as const;

export const role = {
  host: 'Host', cohost: 'Co-host', moderator: 'Moderator', speaker: 'Speaker', attendee: 'Attendee', guest: 'Guest',
} as const;

export const count = (value: number, one: string, many: string) => `${value} ${value === 1 ? one : many}`;
