/** The Lambda handlers of `@rostrum/server`: folders of its `dist/lambda`. */
export type HandlerName =
  | 'http'
  | 'tokens'
  | 'line'
  | 'fan-out'
  | 'effects'
  | 'chat-review'
  | 'media-events'
  | 'schedule'
  | 'site'
  | 'teardown';
