import { cloneElement, forwardRef, type HTMLAttributes, type ReactElement, type Ref } from 'react';

type RootProps = HTMLAttributes<HTMLElement> & { readonly ref?: Ref<never> };

/** Another root for a component: an element that is given the root's props, or a function of them and the state. */
export type RenderRoot<State = object> =
  | ReactElement<RootProps>
  | ((props: RootProps, state: State) => ReactElement);

export interface Renderable<State = object> {
  readonly render?: RenderRoot<State> | undefined;
}

interface RenderedProps extends HTMLAttributes<HTMLElement> {
  readonly renderRoot: RenderRoot;
  readonly renderState: object;
}

const Rendered = forwardRef<never, RenderedProps>(function Rendered({ renderRoot, renderState, ...props }, ref) {
  if (typeof renderRoot === 'function') return renderRoot({ ...props, ref }, renderState);
  const { className, style, ...own } = renderRoot.props;
  return cloneElement(renderRoot, {
    ...props,
    ...own,
    className: [props.className, className].filter(Boolean).join(' '),
    style: { ...props.style, ...style },
    ref,
  });
});

/** Props for a styled root: without `render` there are none, and the root is its own element. */
export function rootAs<State extends object>(render: RenderRoot<State> | undefined, state: State): object {
  return render ? { as: Rendered, renderRoot: render, renderState: state } : {};
}
