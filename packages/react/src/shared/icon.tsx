import type { SVGProps } from 'react';
import type { IconShape } from './icons.js';

export interface IconProps extends SVGProps<SVGSVGElement> {
  readonly shape: IconShape;
  readonly size?: number;
}

/** A drawing beside words, or inside a control that has a name: hidden from assistive technology. */
export function Icon({ shape, size = 20, ...rest }: IconProps) {
  return (
    <svg
      width={size} height={size} viewBox="0 0 20 20" fill="none" stroke="currentColor" aria-hidden="true" focusable="false"
      strokeWidth={1.6} strokeLinecap="round" strokeLinejoin="round" {...rest}
    >
      <path {...shape} />
    </svg>
  );
}
