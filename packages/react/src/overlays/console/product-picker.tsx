import { useState } from 'react';
import { englishOverlayConsole } from '../../labels/english/overlay-console.js';
import type { OverlayConsoleLabels } from '../../labels/index.js';
import { Button } from '../../shared/button.js';
import { Select, TextField } from '../../shared/fields.js';
import { focusRing, oneLine } from '../../shared/focus-ring.js';
import { RefusalNotice } from '../../shared/notice.js';
import { Quiet } from '../../shared/panel.js';
import { styled } from '../../shared/styled.js';
import { useLabels } from '../../shared/use-labels.js';
import { ProductPicture } from '../product-overlay.js';
import { FieldSet } from './form-layout.js';
import { KEYWORD, SORTS, useProductSearch, type FoundProduct, type ProductSort, type SearchProducts } from './use-product-search.js';

const Ask = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 1fr) auto;
  gap: var(--rostrum-space-2);
`;
const List = styled.ul`
  display: grid;
  gap: var(--rostrum-space-1);
  max-height: 20rem;
  margin: 0;
  padding: 0;
  overflow-y: auto;
  list-style: none;
`;
const Take = styled.button`
  display: grid;
  grid-template-columns: 3rem minmax(0, 1fr) auto;
  align-items: center;
  gap: var(--rostrum-space-3);
  width: 100%;
  padding: var(--rostrum-space-1);
  border: 1px solid transparent;
  border-radius: var(--rostrum-radius-m);
  background: none;
  color: var(--rostrum-ink);
  font: inherit;
  text-align: start;
  cursor: pointer;
  ${focusRing}
  &:focus-visible { outline-offset: -2px; }
  &:hover, &[aria-pressed='true'] { background: var(--rostrum-accent-soft); }
  & > span { ${oneLine} }
  & svg { width: 1.125rem; }
  & > div > span { display: none; }
`;
const Pages = styled.div`
  display: flex;
  flex-wrap: wrap;
  align-items: center;
  justify-content: center;
  gap: 0 var(--rostrum-space-2);
  & > span { white-space: nowrap; }
`;

interface ProductPickerProps {
  readonly products: SearchProducts;
  /** What stands in the fields. */
  readonly taken: Pick<FoundProduct, 'title' | 'imageUrl'>;
  readonly labels: OverlayConsoleLabels;
  onTake(product: FoundProduct): void;
}

/** Finds a product in the shop and fills the fields with it (S2.11). */
export function ProductPicker({ products, taken, labels, onTake }: ProductPickerProps) {
  const [keyword, setKeyword] = useState('');
  const [sort, setSort] = useState<ProductSort>('Relevance');
  const { found, searching, search, error, dismissError } = useProductSearch(products);
  const overlays = useLabels('overlays', englishOverlayConsole);
  const ask = (page: number, by = sort, what = keyword.trim()) => void (what && search({ keyword: what, page, sort: by }));
  return (
    <FieldSet>
      <legend>{labels.search}</legend>
      <Ask>
        <TextField
          type="search" aria-label={labels.searchPlaceholder} placeholder={labels.searchPlaceholder} maxLength={KEYWORD}
          value={keyword} onChange={({ target }) => setKeyword(target.value)}
          onKeyDown={(pressed) => {
            if (pressed.key !== 'Enter') return;
            // The form around it would be saved.
            pressed.preventDefault();
            ask(1);
          }}
        />
        <Button busy={searching} disabled={keyword.trim() === ''} onClick={() => ask(1)}>{labels.searchGo}</Button>
      </Ask>
      <Select
        aria-label={labels.sort} value={sort}
        onChange={({ target }) => {
          const by = target.value as ProductSort;
          setSort(by);
          if (found) ask(1, by, found.keyword);
        }}
      >
        {SORTS.map((one) => <option key={one} value={one}>{labels.sorts[one]}</option>)}
      </Select>
      <RefusalNotice error={error} dismissError={dismissError} />
      {found?.products.length === 0 && <Quiet role="status">{labels.noProducts(found.keyword)}</Quiet>}
      {found && found.products.length > 0 && (
        <List aria-label={labels.search} aria-busy={searching}>
          {found.products.map((product, at) => (
            <li key={`${at} ${product.imageUrl}`}>
              <Take
                type="button" aria-label={`${labels.take(product.title)}, ${product.price}`} onClick={() => onTake(product)}
                aria-pressed={product.title === taken.title && product.imageUrl === taken.imageUrl}
              >
                <ProductPicture url={product.imageUrl} alt="" missing={overlays.noPicture} />
                <span aria-hidden="true">{product.title}</span>
                <b aria-hidden="true">{product.price}</b>
              </Take>
            </li>
          ))}
        </List>
      )}
      {found && found.pages > 1 && (
        <Pages>
          <Button
            size="s" tone="quiet" disabled={found.page <= 1 || searching}
            onClick={() => ask(found.page - 1, found.sort, found.keyword)}
          >
            {labels.previousPage}
          </Button>
          <Quiet role="status">{labels.page(found.page, found.pages)}</Quiet>
          <Button
            size="s" tone="quiet" disabled={found.page >= found.pages || searching}
            onClick={() => ask(found.page + 1, found.sort, found.keyword)}
          >
            {labels.nextPage}
          </Button>
        </Pages>
      )}
    </FieldSet>
  );
}
