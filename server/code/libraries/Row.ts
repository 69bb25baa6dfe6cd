/**
 * One export of a package that calls AWS for its caller.
 *
 * - `exported`: what is called or constructed; a method of what it makes after a dot (`Producer.send`; of a chain of
 *   methods the first and the last, `Entity.query.go`; `()` calls what was made); `default` for the default import or the
 *   whole of a CommonJS package.
 * - `client`: the client's short name, or a package's own name where it is no client.
 * - `operations`: those that it asks for; one of another client after that client's name: `s3:GetObject`. `Scan?` may be asked for, in some of its uses; `Scan?path` is where what the path
 *   leads to is given, `Scan?!path` where it is not.
 * - `inputs`: the operations' parameters, as `TableName=path`, or `Names[]=path` for a list. Without it, they are read from
 *   what the export is given, under the parameters' own names. `TableName=?` cannot be read from the code.
 *
 * A path leads from the options (the first argument of the call; of a method, of what made its object) by members:
 * `params.RoleArn`. It may begin with an argument's number (of the call itself), `of` (of what made the object) or `by` (of
 * the first method of a chain). `*` is any member, `*` and a slash those that are texts with a slash at their end, `*!/` the others,
 * `[]` what is a list, `^text` a text with that beginning, `@package` what that package was given to make it. An input may
 * have several: `a|b` is the first that is given, `a+b` the text of both. `dynamoose(of)` is the table of a model of
 * dynamoose that is what made the object (`own`: that is made; `table`: the table that is made).
 */
export type Row = readonly [exported: string, client: string, operations: string, inputs?: string];

/** Rows by module, each with the page or the package that says so. */
export type Rows = Readonly<Record<string, { readonly source: string; readonly exports: readonly Row[] }>>;
