type Handler<Event> = ((event: Event) => void) | undefined;

/** The caller's handler first; the own one unless the caller prevented it. */
export function chain<Event extends { readonly defaultPrevented: boolean }>(
  given: Handler<Event>,
  own: (event: Event) => void,
) {
  return (event: Event) => {
    given?.(event);
    if (!event.defaultPrevented) own(event);
  };
}
