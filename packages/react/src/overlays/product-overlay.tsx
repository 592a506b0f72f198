import { forwardRef, useState } from 'react';
import { englishOverlays } from '../labels/english/overlays.js';
import { oneLine } from '../shared/focus-ring.js';
import { Icon } from '../shared/icon.js';
import * as icons from '../shared/icons.js';
import { Quiet } from '../shared/panel.js';
import { styled } from '../shared/styled.js';
import { useLabels } from '../shared/use-labels.js';
import { CardText, CardTitle, OverlayCard } from './overlay-card.js';
import { OverlayLink } from './overlay-link.js';
import { contentOf, type OverlayProps } from './overlay-props.js';

export type ProductOverlayProps = OverlayProps;

const Product = styled.div`
  display: grid;
  grid-template-columns: minmax(5rem, 36%) minmax(0, 1fr);
  gap: var(--rostrum-space-4);
  align-items: start;
`;
const Frame = styled.div`
  display: grid;
  place-items: center;
  align-content: center;
  gap: var(--rostrum-space-1);
  aspect-ratio: 1;
  overflow: hidden;
  border: 1px solid var(--rostrum-line);
  border-radius: var(--rostrum-radius-m);
  background: var(--rostrum-sunken);
  color: var(--rostrum-ink-quiet);
  text-align: center;
  & > img { width: 100%; height: 100%; object-fit: contain; background: #fff; }
`;
const Words = styled.div`
  display: grid;
  justify-items: start;
  gap: var(--rostrum-space-2);
  min-width: 0;
`;
const Price = styled.strong`
  font-size: var(--rostrum-text-xl);
  font-weight: 650;
  line-height: 1.2;
  font-variant-numeric: tabular-nums;
  ${oneLine}
`;

/** Something for sale: picture, price, what it is, and where to get it (S2.11). */
export const ProductOverlay = forwardRef<HTMLElement, ProductOverlayProps>(function ProductOverlay(
  { overlay, labels: own, ...rest },
  ref,
) {
  const labels = useLabels('overlays', englishOverlays, own);
  const content = contentOf(overlay, 'product');
  if (!content) return null;
  const { title, price, description, imageUrl, link } = content;
  return (
    <OverlayCard ref={ref} kind="product" named={labels.kind.product} overlay={overlay} labels={labels} {...rest}>
      <Product>
        <ProductPicture key={imageUrl} url={imageUrl} alt={labels.pictureOf(title)} missing={labels.noPicture} />
        <Words>
          <CardTitle>{title}</CardTitle>
          <Price>{price}</Price>
          <CardText>{description}</CardText>
          {link !== undefined && <OverlayLink href={link} newTab={labels.newTab}>{labels.seeProduct}</OverlayLink>}
        </Words>
      </Product>
    </OverlayCard>
  );
});

interface PictureProps {
  readonly url: string;
  readonly alt: string;
  readonly missing: string;
}

/** The shop is not told on which page its picture is shown. */
export function ProductPicture({ url, alt, missing }: PictureProps) {
  const [broken, setBroken] = useState(url === '');
  return (
    <Frame>
      {broken
        ? <><Icon shape={icons.picture} size={28} /><Quiet>{missing}</Quiet></>
        : <img src={url} alt={alt} referrerPolicy="no-referrer" decoding="async" onError={() => setBroken(true)} />}
    </Frame>
  );
}
