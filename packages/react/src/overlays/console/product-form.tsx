import { FormField } from './form-field.js';
import { Fields, Pair } from './form-layout.js';
import { ProductPicker } from './product-picker.js';
import type { FieldsProps } from './use-overlay-form.js';
import type { SearchProducts } from './use-product-search.js';

export function ProductForm({ products, ...fields }: FieldsProps<'product'> & { readonly products: SearchProducts | undefined }) {
  const { values, labels, change, problem, onLeave } = fields;
  const field = (name: keyof typeof values, label: string, max: number, more: object = {}) => (
    <FormField
      label={label} value={values[name]} max={max} labels={labels} problem={problem(name)} onLeave={() => onLeave(name)}
      onChange={(text) => change({ [name]: text })} {...more}
    />
  );
  return (
    <Fields>
      {products && (
        <ProductPicker
          products={products} labels={labels}
          onTake={({ kind: _, link = '', ...product }) => change({ ...product, link })}
        />
      )}
      <Pair>
        {field('title', labels.field.title, 32)}
        {field('price', labels.field.price, 10)}
      </Pair>
      {field('imageUrl', labels.field.imageUrl, 256, { type: 'url' })}
      {field('description', labels.field.description, 256, { lines: 3 })}
      {field('link', labels.optional(labels.field.link), 256, { type: 'url' })}
    </Fields>
  );
}
