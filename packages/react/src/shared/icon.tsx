import type { SVGProps } from 'react';

/** Own outlines on a 20 x 20 grid, drawn with the text's colour. */
const shapes = {
  hand: 'M6.5 10.5V5a1.2 1.2 0 0 1 2.4 0v4m0 0V3.6a1.2 1.2 0 0 1 2.4 0V9m0 0V4.8a1.2 1.2 0 0 1 2.4 0v6.9m0-2.4a1.2 1.2 0 0 1 2.3.5c0 4.4-1.9 7.7-5.6 7.7-2.7 0-4.1-1.3-5.2-3.3l-1.7-3.1c-.7-1.3.9-2.4 1.9-1.3l1.1 1.4',
  microphone: 'M10 3a2.2 2.2 0 0 1 2.2 2.2v4.3a2.2 2.2 0 0 1-4.4 0V5.2A2.2 2.2 0 0 1 10 3ZM5 9.5a5 5 0 0 0 10 0M10 14.5V17M7.5 17h5',
  microphoneOff: 'M12.2 8.6V5.2A2.2 2.2 0 0 0 8 4.3M7.8 7.8v1.7a2.2 2.2 0 0 0 3.4 1.8M5 9.5a5 5 0 0 0 7.7 4.2M15 9.5a5 5 0 0 1-.6 2.4M10 14.5V17M7.5 17h5M3.5 3.5l13 13',
  camera: 'M3 6.6A1.6 1.6 0 0 1 4.6 5h6.8A1.6 1.6 0 0 1 13 6.6v6.8a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 13.4zM13 9l4-2.5v7L13 11',
  cameraOff: 'M8.5 5h2.9A1.6 1.6 0 0 1 13 6.6v2.9M13 13.4a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 13.4V6.6c0-.6.3-1.1.8-1.4M13 9l4-2.5v7l-1.5-1M3.5 3.5l13 13',
  screen: 'M3.6 4h12.8c.6 0 1 .4 1 1v7.6c0 .6-.4 1-1 1H3.6c-.6 0-1-.4-1-1V5c0-.6.4-1 1-1ZM7 16.5h6M10 11V7m0 0L8 9m2-2 2 2',
  screenOff: 'M3.6 4h12.8c.6 0 1 .4 1 1v7.6c0 .6-.4 1-1 1H3.6c-.6 0-1-.4-1-1V5c0-.6.4-1 1-1ZM7 16.5h6M8.3 7.1l3.4 3.4m0-3.4-3.4 3.4',
  speaker: 'M3 8v4h2.8L10 15.5v-11L5.8 8ZM13 7.5a3.5 3.5 0 0 1 0 5M15 5.2a6.8 6.8 0 0 1 0 9.6',
  leave: 'M8 4H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3M12.5 13.5 16 10l-3.5-3.5M16 10H8',
  join: 'M12 4h3a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-3M8.5 13.5 12 10 8.5 6.5M12 10H4',
  up: 'M10 15.5v-11M5.5 9 10 4.5 14.5 9',
  down: 'M5 8l5 5 5-5',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5l4 4 8-9',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z',
  pin: 'M7.5 3h5l-.6 5.5 2.6 2.5h-9l2.6-2.5ZM10 11v6',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  send: 'M3.5 10 16.5 4l-3.5 12-3.5-5ZM9.5 11l3-3',
  reply: 'M8 5 3.5 9.5 8 14M3.5 9.5H12a4.5 4.5 0 0 1 4.5 4.5v1.5',
  trash: 'M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5l.7 10.5h7.6l.7-10.5M8.5 8.5v5M11.5 8.5v5',
  people: 'M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.5 16c0-2.7 2-4.3 5-4.3s5 1.6 5 4.3M13 9.3a2.4 2.4 0 0 0 0-4.8M14.5 12c1.9.5 3 1.9 3 4',
  chat: 'M4 4.5h12a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H9.5L6 17v-3H4a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1Z',
  question: 'M7.2 7.3A2.8 2.8 0 0 1 10 4.8c1.6 0 2.9 1 2.9 2.6 0 2-2.9 2.3-2.9 4.4M10 15.2h.01',
  list: 'M7 5.5h9.5M7 10h9.5M7 14.5h9.5M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01',
  shield: 'M10 3l5.5 2v4.5c0 3.5-2.3 6-5.5 7.5-3.2-1.5-5.5-4-5.5-7.5V5Z',
  settings: 'M3.5 6h7M14 6h2.5M3.5 14H6M9.5 14h7M12.2 7.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM7.7 15.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z',
  grid: 'M4 4h5v5H4ZM11 4h5v5h-5ZM4 11h5v5H4ZM11 11h5v5h-5Z',
  speakerLayout: 'M3.5 4h13v8.5h-13ZM3.5 16h3M8.5 16h3M13.5 16h3',
  signal: 'M4 14v1.5M8 11v4.5M12 8v7.5M16 5v10.5',
  clock: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l2.7 1.8',
  warning: 'M10 3.5 17.5 16h-15ZM10 8v3.5M10 13.8h.01',
  moon: 'M15.5 11.7A6 6 0 0 1 8.3 4.5a6 6 0 1 0 7.2 7.2Z',
} as const;

export type IconName = keyof typeof shapes;

export interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'name'> {
  readonly name: IconName;
  readonly size?: number;
}

/** A drawing beside words, or inside a control that has a name: hidden from assistive technology. */
export function Icon({ name, size = 20, ...rest }: IconProps) {
  return (
    <svg
      width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true" focusable="false"
      strokeWidth={name === 'more' ? 2.4 : 1.6} strokeLinecap="round" strokeLinejoin="round" {...rest}
    >
      <path d={shapes[name]} />
    </svg>
  );
}
