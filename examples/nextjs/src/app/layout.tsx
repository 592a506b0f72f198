import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { talk } from './talk';
import { StyleRegistry } from './style-registry';

export const metadata: Metadata = { title: talk.title, description: talk.description };

export default function RootLayout({ children }: { readonly children: ReactNode }) {
  return (
    <html lang="en">
      <body style={{ margin: 0 }}>
        <StyleRegistry>{children}</StyleRegistry>
      </body>
    </html>
  );
}
