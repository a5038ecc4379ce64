/** esbuild gives the text of such a file. */
declare module "*.graphql" {
  const text: string;
  export default text;
}
