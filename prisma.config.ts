/**
 * Prisma's command line: where the schema and the migrations are.
 * `prisma generate` asks for a schema-engine binary that it never runs; naming any program lets it work where none can be downloaded.
 */
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= '/bin/true';

const url = process.env.DATABASE_OWNER_URL;

export default {
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  ...(url === undefined ? {} : { datasource: { url } }),
};
