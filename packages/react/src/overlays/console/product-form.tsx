import { FormField } from './form-field.js';
import { Fields, Pair } from './form-layout.js';
import { ProductPicker } from './product-picker.js';
import type { FieldsProps } from './use-overlay-form.js';
import type { SearchProducts } from './use-product-search.js';

type ProductFormProps = FieldsProps<'product'> & { readonly products: SearchProducts | undefined };

export function ProductForm({ products, values, labels, change, text }: ProductFormProps) {
  return (
    <Fields>
      {products && (
        <ProductPicker
          products={products} taken={values} labels={labels}
          onTake={({ kind: _, link = '', ...product }) => change({ ...product, link })}
        />
      )}
      <Pair>
        <FormField label={labels.field.title} max={32} {...text('title')} />
        <FormField label={labels.field.price} max={10} {...text('price')} />
      </Pair>
      <FormField label={labels.field.imageUrl} type="url" max={256} {...text('imageUrl')} />
      <FormField label={labels.field.description} max={256} lines={3} {...text('description')} />
      <FormField label={labels.optional(labels.field.link)} type="url" max={256} {...text('link')} />
    </Fields>
  );
}
