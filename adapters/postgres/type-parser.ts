import pg from 'pg';

/** Instants are `bigint`, which the driver would hand out as text. */
export const typeParser: typeof pg.types.getTypeParser = (oid, format) =>
  oid === pg.types.builtins.INT8 && format !== 'binary' ? Number : pg.types.getTypeParser(oid, format);
