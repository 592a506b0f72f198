/** Lines on a 20 x 20 grid. */
export interface IconShape {
  /** The path. */
  readonly d: string;
  readonly strokeWidth?: number;
}

// Our own outlines. Whoever draws one names it, so that a page has those that it draws and no others.
export const hand: IconShape = { d: 'M6.5 10.5V5a1.2 1.2 0 0 1 2.4 0v4m0 0V3.6a1.2 1.2 0 0 1 2.4 0V9m0 0V4.8a1.2 1.2 0 0 1 2.4 0v6.9m0-2.4a1.2 1.2 0 0 1 2.3.5c0 4.4-1.9 7.7-5.6 7.7-2.7 0-4.1-1.3-5.2-3.3l-1.7-3.1c-.7-1.3.9-2.4 1.9-1.3l1.1 1.4' };
export const microphone: IconShape = { d: 'M10 3a2.2 2.2 0 0 1 2.2 2.2v4.3a2.2 2.2 0 0 1-4.4 0V5.2A2.2 2.2 0 0 1 10 3ZM5 9.5a5 5 0 0 0 10 0M10 14.5V17M7.5 17h5' };
export const microphoneOff: IconShape = { d: 'M12.2 8.6V5.2A2.2 2.2 0 0 0 8 4.3M7.8 7.8v1.7a2.2 2.2 0 0 0 3.4 1.8M5 9.5a5 5 0 0 0 7.7 4.2M15 9.5a5 5 0 0 1-.6 2.4M10 14.5V17M7.5 17h5M3.5 3.5l13 13' };
export const camera: IconShape = { d: 'M3 6.6A1.6 1.6 0 0 1 4.6 5h6.8A1.6 1.6 0 0 1 13 6.6v6.8a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 13.4zM13 9l4-2.5v7L13 11' };
export const cameraOff: IconShape = { d: 'M8.5 5h2.9A1.6 1.6 0 0 1 13 6.6v2.9M13 13.4a1.6 1.6 0 0 1-1.6 1.6H4.6A1.6 1.6 0 0 1 3 13.4V6.6c0-.6.3-1.1.8-1.4M13 9l4-2.5v7l-1.5-1M3.5 3.5l13 13' };
export const screen: IconShape = { d: 'M3.6 4h12.8c.6 0 1 .4 1 1v7.6c0 .6-.4 1-1 1H3.6c-.6 0-1-.4-1-1V5c0-.6.4-1 1-1ZM7 16.5h6M10 11V7m0 0L8 9m2-2 2 2' };
export const screenOff: IconShape = { d: 'M3.6 4h12.8c.6 0 1 .4 1 1v7.6c0 .6-.4 1-1 1H3.6c-.6 0-1-.4-1-1V5c0-.6.4-1 1-1ZM7 16.5h6M8.3 7.1l3.4 3.4m0-3.4-3.4 3.4' };
export const speaker: IconShape = { d: 'M3 8v4h2.8L10 15.5v-11L5.8 8ZM13 7.5a3.5 3.5 0 0 1 0 5M15 5.2a6.8 6.8 0 0 1 0 9.6' };
export const leave: IconShape = { d: 'M8 4H5a1 1 0 0 0-1 1v10a1 1 0 0 0 1 1h3M12.5 13.5 16 10l-3.5-3.5M16 10H8' };
export const join: IconShape = { d: 'M12 4h3a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1h-3M8.5 13.5 12 10 8.5 6.5M12 10H4' };
export const up: IconShape = { d: 'M10 15.5v-11M5.5 9 10 4.5 14.5 9' };
export const down: IconShape = { d: 'M5 8l5 5 5-5' };
export const download: IconShape = { d: 'M10 3.5v9M6 8.5l4 4 4-4M4 16.5h12' };
export const close: IconShape = { d: 'M5 5l10 10M15 5 5 15' };
export const check: IconShape = { d: 'M4 10.5l4 4 8-9' };
export const eye: IconShape = { d: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5ZM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4Z' };
export const pin: IconShape = { d: 'M7.5 3h5l-.6 5.5 2.6 2.5h-9l2.6-2.5ZM10 11v6' };
export const more: IconShape = { d: 'M5 10h.01M10 10h.01M15 10h.01', strokeWidth: 2.4 };
export const send: IconShape = { d: 'M3.5 10 16.5 4l-3.5 12-3.5-5ZM9.5 11l3-3' };
export const reply: IconShape = { d: 'M8 5 3.5 9.5 8 14M3.5 9.5H12a4.5 4.5 0 0 1 4.5 4.5v1.5' };
export const trash: IconShape = { d: 'M4 5.5h12M8 5.5V4h4v1.5M5.5 5.5l.7 10.5h7.6l.7-10.5M8.5 8.5v5M11.5 8.5v5' };
export const people: IconShape = { d: 'M7.5 9.5a2.7 2.7 0 1 0 0-5.4 2.7 2.7 0 0 0 0 5.4ZM2.5 16c0-2.7 2-4.3 5-4.3s5 1.6 5 4.3M13 9.3a2.4 2.4 0 0 0 0-4.8M14.5 12c1.9.5 3 1.9 3 4' };
export const chat: IconShape = { d: 'M4 4.5h12a1 1 0 0 1 1 1v7.5a1 1 0 0 1-1 1H9.5L6 17v-3H4a1 1 0 0 1-1-1V5.5a1 1 0 0 1 1-1Z' };
export const question: IconShape = { d: 'M7.2 7.3A2.8 2.8 0 0 1 10 4.8c1.6 0 2.9 1 2.9 2.6 0 2-2.9 2.3-2.9 4.4M10 15.2h.01' };
export const list: IconShape = { d: 'M7 5.5h9.5M7 10h9.5M7 14.5h9.5M3.5 5.5h.01M3.5 10h.01M3.5 14.5h.01' };
export const shield: IconShape = { d: 'M10 3l5.5 2v4.5c0 3.5-2.3 6-5.5 7.5-3.2-1.5-5.5-4-5.5-7.5V5Z' };
export const settings: IconShape = { d: 'M3.5 6h7M14 6h2.5M3.5 14H6M9.5 14h7M12.2 7.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6ZM7.7 15.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6Z' };
export const grid: IconShape = { d: 'M4 4h5v5H4ZM11 4h5v5h-5ZM4 11h5v5H4ZM11 11h5v5h-5Z' };
export const speakerLayout: IconShape = { d: 'M3.5 4h13v8.5h-13ZM3.5 16h3M8.5 16h3M13.5 16h3' };
export const signal: IconShape = { d: 'M4 14v1.5M8 11v4.5M12 8v7.5M16 5v10.5' };
export const clock: IconShape = { d: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l2.7 1.8' };
export const warning: IconShape = { d: 'M10 3.5 17.5 16h-15ZM10 8v3.5M10 13.8h.01' };
export const play: IconShape = { d: 'M6.5 4.5v11L15.5 10Z' };
export const pause: IconShape = { d: 'M7 4.5v11M13 4.5v11' };
export const volumeOff: IconShape = { d: 'M3 8v4h2.8L10 15.5v-11L5.8 8ZM13.2 8l4 4M17.2 8l-4 4' };
export const captions: IconShape = { d: 'M3.6 4h12.8c.6 0 1 .4 1 1v10c0 .6-.4 1-1 1H3.6c-.6 0-1-.4-1-1V5c0-.6.4-1 1-1ZM8.7 8.6a1.9 1.9 0 1 0 0 2.8M14.2 8.6a1.9 1.9 0 1 0 0 2.8' };
export const pictureInPicture: IconShape = { d: 'M9 15.5H3.6c-.6 0-1-.4-1-1V5c0-.6.4-1 1-1h12.8c.6 0 1 .4 1 1v4M11.5 11.5h5.9v4.6h-5.9Z' };
export const fullScreen: IconShape = { d: 'M3.5 7.5v-4h4M12.5 3.5h4v4M16.5 12.5v4h-4M7.5 16.5h-4v-4' };
export const leaveFullScreen: IconShape = { d: 'M7.5 3.5v4h-4M16.5 7.5h-4v-4M12.5 16.5v-4h4M3.5 12.5h4v4' };
export const toLive: IconShape = { d: 'M4 5v10l6-5ZM10 5v10l6-5ZM16.5 5v10' };
export const broadcast: IconShape = { d: 'M10 11.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3ZM6.6 13.4a4.8 4.8 0 0 1 0-6.8M13.4 6.6a4.8 4.8 0 0 1 0 6.8M4.3 15.7a8 8 0 0 1 0-11.4M15.7 4.3a8 8 0 0 1 0 11.4' };
export const copy: IconShape = { d: 'M7.5 7.5h8v9h-8ZM4.5 12.5v-9h8' };
export const chart: IconShape = { d: 'M4 16.5v-5M10 16.5v-13M16 16.5v-8' };
export const bag: IconShape = { d: 'M5 7h10l.8 8.6a1 1 0 0 1-1 1.1H5.2a1 1 0 0 1-1-1.1ZM7.3 9V6a2.7 2.7 0 0 1 5.4 0v3' };
export const megaphone: IconShape = { d: 'M3.5 8.5v3h2.7l7.3 3.8V4.7L6.2 8.5ZM6.5 11.8l1 4.2h2l-.9-3.2M16 8.3a2.4 2.4 0 0 1 0 3.4' };
export const sparkles: IconShape = { d: 'M8.5 4.5 9.9 8.6 14 10l-4.1 1.4L8.5 15.5 7.1 11.4 3 10l4.1-1.4ZM15 3v3.4M13.3 4.7h3.4M15.5 14.2v2.6M14.2 15.5h2.6' };
export const nameCard: IconShape = { d: 'M3.6 5h12.8c.6 0 1 .4 1 1v8c0 .6-.4 1-1 1H3.6c-.6 0-1-.4-1-1V6c0-.6.4-1 1-1ZM7 9.8a1.2 1.2 0 1 0 0-2.4 1.2 1.2 0 0 0 0 2.4ZM5 12.8c0-1 .8-1.7 2-1.7s2 .7 2 1.7M11.5 8.5h3.3M11.5 11.5h3.3' };
export const link: IconShape = { d: 'M8.5 11.5a2.8 2.8 0 0 0 4 0l3-3a2.8 2.8 0 0 0-4-4l-1 1M11.5 8.5a2.8 2.8 0 0 0-4 0l-3 3a2.8 2.8 0 0 0 4 4l1-1' };
export const newTab: IconShape = { d: 'M8 4.5H5a1 1 0 0 0-1 1V15a1 1 0 0 0 1 1h9.5a1 1 0 0 0 1-1v-3M11.5 4h4.5v4.5M16 4l-6.5 6.5' };
export const trophy: IconShape = { d: 'M6.5 3.5h7v4.8a3.5 3.5 0 0 1-7 0ZM6.5 5H3.8c0 2.4 1 3.8 2.9 4M13.5 5h2.7c0 2.4-1 3.8-2.9 4M10 11.8v3.4M7 16.5h6M8.2 15.2h3.6' };
export const plus: IconShape = { d: 'M10 4.5v11M4.5 10h11' };
export const edit: IconShape = { d: 'M4 16l.8-3.4L13 4.4a1.4 1.4 0 0 1 2 0l.6.6a1.4 1.4 0 0 1 0 2l-8.2 8.2ZM11.6 5.8l2.6 2.6' };
export const stop: IconShape = { d: 'M5.5 5.5h9v9h-9Z' };
export const table: IconShape = { d: 'M3.5 4.5h13v11h-13ZM3.5 8.2h13M3.5 11.8h13M8.5 8.2v7.3' };
export const picture: IconShape = { d: 'M3.6 4.5h12.8c.6 0 1 .4 1 1v9c0 .6-.4 1-1 1H3.6c-.6 0-1-.4-1-1v-9c0-.6.4-1 1-1ZM3 13.5l4-4 3.5 3.5 2.5-2 4 3.2M12.8 8.3h.01' };
export const sun: IconShape = { d: 'M10 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM10 3v1.5M10 15.5V17M3 10h1.5M15.5 10H17M5 5l1.1 1.1M13.9 13.9 15 15M15 5l-1.1 1.1M6.1 13.9 5 15' };
export const moon: IconShape = { d: 'M15.5 11.7A6 6 0 0 1 8.3 4.5a6 6 0 1 0 7.2 7.2Z' };
