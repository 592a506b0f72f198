import { styled } from './styled.js';

const Circle = styled.span<{ $size: string }>`
  display: inline-grid;
  place-items: center;
  flex: none;
  width: ${({ $size }) => $size};
  height: ${({ $size }) => $size};
  border-radius: 50%;
  background: var(--rostrum-accent-soft);
  color: var(--rostrum-accent-ink);
  font-size: calc(${({ $size }) => $size} * 0.38);
  font-weight: 650;
  letter-spacing: 0.01em;
  user-select: none;
`;

export interface AvatarProps {
  readonly name: string;
  /** A CSS length. */
  readonly size?: string;
}

/** A person without a picture: the initials. The name stands beside it, so this says nothing more. */
export function Avatar({ name, size = '2rem' }: AvatarProps) {
  return <Circle $size={size} aria-hidden="true">{initials(name)}</Circle>;
}

/** The first letters of the first and the last word; whole characters, in any script. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0]!, words[words.length - 1]!] : words;
  return ends.map((word) => [...word][0]!.toLocaleUpperCase()).join('');
}
