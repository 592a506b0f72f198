/** @type {import('next').NextConfig} */
export default {
  distDir: 'dist',
  compiler: { styledComponents: true },
  // `npm run check` judges the types of all examples, once the declarations of the packages are built.
  typescript: { ignoreBuildErrors: true },
};
